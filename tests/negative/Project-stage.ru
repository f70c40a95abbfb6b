# A project is both agreed and only proposed.
# Проект и согласован, и только предложен.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <project/900> coomet:projectStage <projectstage/proposed> } }
