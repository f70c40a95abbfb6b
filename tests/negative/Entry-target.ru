# An item has a target of which nothing is known.
# У пункта целевое значение, о котором ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.2> coomet:hasTarget <target/lost> } }
