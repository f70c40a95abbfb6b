# Action 2.1 proposed to be discontinued.
# Мероприятие 2.1 предложено прекратить.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/2.1/underway-b84a35> coomet:status <status/underway> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/2.1/underway-b84a35> coomet:status <status/discontinuation-proposed> } }
