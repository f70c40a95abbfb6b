# Action 2.1, done under a project, without its citation (item 1.2 is cited by 1.2 instead).
# Мероприятие 2.1, выполняемое по проекту, без ссылки (на пункт 1.2 вместо него ссылается 1.2).
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:hasCitation <citation/wp-tc-4-2031-2033/2.1/dp-2031-2033/1.2> } } ;
DELETE WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/2.1/dp-2031-2033/1.2> ?property ?value } } ;
DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.2/dp-2031-2033/1.1> coomet:citesItem <item/dp-2031-2033/1.1> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.2/dp-2031-2033/1.1> coomet:citesItem <item/dp-2031-2033/1.2> } } ;
DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.2/dp-2031-2033/1.1> coomet:citesIndicator <indicator/dp-2031-2033/a.1.1> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.2/dp-2031-2033/1.1> coomet:citesIndicator <indicator/dp-2031-2033/a.1.2> } }
