# The citation of action 1.2 without its item.
# Ссылка мероприятия 1.2 без пункта.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.2/dp-2031-2033/1.1> coomet:citesItem <item/dp-2031-2033/1.1> } }
