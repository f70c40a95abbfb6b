# An action names a body where a document should stand.
# Мероприятие указывает орган там, где должен стоять документ.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:concernsDocument <body/tc-4> } }
