# An action gives a body where a participation should stand.
# Мероприятие указывает орган там, где должно стоять участие.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:hasPerformerParticipation <body/sc-4.2> } }
