# A citation stands in no entry.
# Ссылка не стоит ни в одном пункте.
BASE <https://w3id.org/coomet/id/>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/loose> ?property ?value } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> ?property ?value } }
