# A meeting has two numbers.
# У заседания два номера.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <meeting/committee-60> coomet:meetingNumber 61 } }
