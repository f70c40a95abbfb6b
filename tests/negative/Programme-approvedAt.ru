# A programme was approved at a meeting of which nothing is known.
# Программа утверждена на заседании, о котором ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <programme/wp-tc-4-2031-2033> coomet:approvedAt <meeting/lost> } }
