# A target belongs to no indicator.
# Целевое значение не относится ни к одному индикатору.
BASE <https://w3id.org/coomet/id/>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <target/dp-2031-2033/loose> ?property ?value } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <target/dp-2031-2033/a.1.1> ?property ?value } }
