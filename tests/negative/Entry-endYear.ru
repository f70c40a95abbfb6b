# An action ends in a year, and in something that is no number.
# Мероприятие заканчивается в некотором году и ещё в чём-то, что не является числом.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:endYear "2031" } }
