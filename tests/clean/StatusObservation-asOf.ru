# A report is dated June 2031.
# Отметка датирована июнем 2031 года.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { ?report coomet:asOf "2031-06"^^xsd:gYearMonth } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:hasStatusObservation ?report } }
