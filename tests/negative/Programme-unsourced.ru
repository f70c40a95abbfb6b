# A programme appears without any source.
# Программа появляется без какого-либо источника.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <programme/unheard-of> a coomet:Programme } }
