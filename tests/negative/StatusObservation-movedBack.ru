# Work is to be moved to the programme in which it stands already.
# Работу предлагается перенести в программу, где она уже есть.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { ?report coomet:proposedProgramme <programme/wp-tc-4-2031-2033> } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:hasStatusObservation ?report } }
