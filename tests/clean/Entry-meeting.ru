# An action names a meeting that the table of meetings has.
# Мероприятие называет заседание, которое есть в таблице заседаний.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/2.1> coomet:refersToMeeting <meeting/tc-4-20>
} }
