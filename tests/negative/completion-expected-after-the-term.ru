# Action 2.1 (2031–2032), to be completed in 2033.
# Мероприятие 2.1 (2031–2032), завершение которого ожидается в 2033 году.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <statusobservation/wp-tc-4-2031-2033/2.1/underway-b84a35> coomet:expectedCompletion 2033
} }
