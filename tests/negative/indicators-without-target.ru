# The indicator of item 1.2 without its target.
# Индикатор пункта 1.2 без целевого значения.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <indicator/dp-2031-2033/a.1.2> coomet:hasTarget <target/dp-2031-2033/a.1.2> } } ;
DELETE WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <target/dp-2031-2033/a.1.2> ?property ?value } }
