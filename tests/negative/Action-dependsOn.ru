# An action builds on one that is not there.
# Мероприятие опирается на то, которого нет.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:dependsOn <action/wp-tc-4-2031-2033/9.9> } }
