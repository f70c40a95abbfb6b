# Action 1.2 without its performer.
# Мероприятие 1.2 без исполнителя.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.2> coomet:hasPerformerParticipation <participation/wp-tc-4-2031-2033/1.2/performer/sc-4.3> } } ;
DELETE WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/1.2/performer/sc-4.3> ?property ?value } }
