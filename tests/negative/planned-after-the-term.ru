# A report of June 2032, when action 1.1 (2031) is still planned.
# Отметка за июнь 2032 года, когда мероприятие 1.1 (2031) всё ещё запланировано.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <source/wp-tc-4-2031-2033> coomet:statusAsOf "2031-06"^^xsd:gYearMonth } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <source/wp-tc-4-2031-2033> coomet:statusAsOf "2032-06"^^xsd:gYearMonth } } ;
DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/1.1/underway-b84a35> coomet:status <status/underway> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/1.1/underway-b84a35> coomet:status <status/planned> } }
