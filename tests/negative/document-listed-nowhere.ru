# Action 1.1 names a document that no table lists.
# Мероприятие 1.1 называет документ, которого нет ни в одной таблице.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:concernsDocument <document/r-it-999/2030> .
  <document/r-it-999/2030> a coomet:NormativeDocument ; skos:notation "R/IT/999:2030" ; coomet:sourceNotation "R/IT/999:2030" ; dcterms:isVersionOf <document/r-it-999> .
  <document/r-it-999> a coomet:NormativeDocument .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <document/r-it-999/2030> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> prov:wasDerivedFrom ?evidence } } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <document/r-it-999> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> prov:wasDerivedFrom ?evidence } }
