# A report speaks of the project of the action.
# Отметка говорит о проекте этого мероприятия.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { ?report coomet:statusOfProject <project/900> } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:hasStatusObservation ?report } }
