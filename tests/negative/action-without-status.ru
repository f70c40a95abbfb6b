# Action 1.1 without its state.
# Мероприятие 1.1 без состояния.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> coomet:hasStatusObservation <statusobservation/wp-tc-4-2031-2033/1.1/underway-b84a35> } } ;
DELETE WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/1.1/underway-b84a35> ?property ?value } }
