# The number of an action is written in two ways.
# Номер мероприятия записан двумя способами.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> coomet:sourceNotation "1.01." } }
