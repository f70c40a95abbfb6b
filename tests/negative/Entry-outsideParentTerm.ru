# An action of 2032 and 2033 is made part of one of 2031.
# Мероприятие 2032–2033 годов становится частью мероприятия 2031 года.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.2> coomet:parentEntry <action/wp-tc-4-2031-2033/1.1> } }
