# A project names a body where a document should stand.
# Проект называет орган там, где должен стоять документ.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <project/900> coomet:concernsDocument <body/tc-4> } }
