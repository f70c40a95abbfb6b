# Action 1.1 under the project that is action 2.1.
# Мероприятие 1.1 по проекту, которым является мероприятие 2.1.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:underProject <project/900>
} }
