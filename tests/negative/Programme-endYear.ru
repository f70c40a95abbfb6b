# A programme ends in two different years.
# Программа заканчивается в двух разных годах.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <programme/wp-tc-4-2031-2033> coomet:endYear 2035 } }
