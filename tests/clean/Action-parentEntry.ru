# Action 1.1 stands as a part under action 2.1.
# Мероприятие 1.1 — часть мероприятия 2.1.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:parentEntry <action/wp-tc-4-2031-2033/2.1>
} }
