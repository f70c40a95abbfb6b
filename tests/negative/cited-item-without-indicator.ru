# The citation of action 2.1 without its indicator.
# Ссылка мероприятия 2.1 без индикатора.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/2.1/dp-2031-2033/1.2> coomet:citesIndicator <indicator/dp-2031-2033/a.1.2> } }
