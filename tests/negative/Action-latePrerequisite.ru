# An action of 2032 builds on one that runs to 2033.
# Мероприятие 2032 года опирается на то, которое длится до 2033 года.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> coomet:endYear ?due . <action/wp-tc-4-2031-2033/1.2> coomet:endYear ?end } }
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> coomet:endYear 2033 . <action/wp-tc-4-2031-2033/1.2> coomet:endYear 2032 } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> coomet:endYear ?due . <action/wp-tc-4-2031-2033/1.2> coomet:endYear ?end } }
