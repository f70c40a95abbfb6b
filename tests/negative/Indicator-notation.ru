# An indicator gets a second number, with a space in it.
# Индикатор получает второй номер, с пробелом.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <indicator/dp-2031-2033/a.1.1> skos:notation "Ind a.1.1" } }
