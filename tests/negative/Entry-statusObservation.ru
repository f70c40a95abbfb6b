# An action gives a state where a dated report of it should stand.
# Мероприятие указывает состояние там, где должна стоять датированная отметка о нём.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:hasStatusObservation <status/underway> } }
