# Two indicators promise to reach one and the same target.
# Два индикатора обещают достичь одного и того же целевого значения.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> {
  <indicator/dp-2031-2033/a.1.1> coomet:hasTarget <target/dp-2031-2033/a.1.2>
} }
