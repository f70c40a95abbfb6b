# A place in a source stands in two columns.
# Место в источнике стоит в двух графах.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { ?evidence coomet:column "Action" , "Note" } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <section/wp-tc-4-2031-2033/1> prov:wasDerivedFrom ?evidence } }
