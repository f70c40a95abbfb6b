# A participation belongs to no entry.
# Участие не относится ни к одному пункту.
BASE <https://w3id.org/coomet/id/>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/loose> ?property ?value } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> ?property ?value } }
