# An action gets a second number, with more than the number in it.
# Мероприятие получает второй номер, в котором не только номер.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> skos:notation "No. 1.1" } }
