# An action recurs in a manner that the list knows.
# Мероприятие повторяется способом, который есть в списке.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/2.1> coomet:recurrence <recurrence/annual>
} }
