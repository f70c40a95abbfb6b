# A completion is expected in the year 2032.
# Завершение ожидается в 2032 году.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { ?report coomet:expectedCompletion 2032 } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:hasStatusObservation ?report } }
