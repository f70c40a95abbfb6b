# An indicator has a target of which nothing is known.
# У индикатора целевое значение, о котором ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <indicator/dp-2031-2033/a.1.1> coomet:hasTarget <target/lost> } }
