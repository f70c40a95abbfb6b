# A section gets a second number, with a space in it.
# Раздел получает второй номер, с пробелом.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <section/wp-tc-4-2031-2033/2> skos:notation "2 " } }
