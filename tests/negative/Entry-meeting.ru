# An action names a meeting of which nothing is known.
# Мероприятие называет заседание, о котором ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:refersToMeeting <meeting/lost> } }
