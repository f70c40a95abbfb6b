# Work is to be moved to a body instead of a programme.
# Работу предлагается перенести в орган вместо программы.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

# The file keeps the move from counting as undecided.
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { ?report coomet:proposedProgramme <body/tc-4> . <source/mistaken> foaf:primaryTopic <body/tc-4> } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:hasStatusObservation ?report } }
