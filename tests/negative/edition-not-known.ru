# Action 1.1 names the edition of 2030 of a document of which the table has the edition of 2014.
# Мероприятие 1.1 называет редакцию документа 2030 года, а в таблице есть редакция 2014 года.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:concernsDocument <document/r-it-24/2030> .
  <document/r-it-24/2030> a coomet:NormativeDocument ; skos:notation "R/IT/24:2030" ; coomet:sourceNotation "R/IT/24:2030" ; dcterms:isVersionOf <document/r-it-24> .
  <document/r-it-24> a coomet:NormativeDocument .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <document/r-it-24/2030> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> prov:wasDerivedFrom ?evidence } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> {
  <document/r-it-24/2014> a coomet:NormativeDocument ; skos:notation "R/IT/24:2014" ; dcterms:isVersionOf <document/r-it-24> ; dcterms:source "wp-tc-4-2021-2023 L334" .
} }
