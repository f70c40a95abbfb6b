# A citation names an indicator of which nothing is known.
# Ссылка называет индикатор, о котором ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesIndicator <indicator/dp-2031-2033/z> } }
