# The language in which an indicator is defined is not known.
# Язык определения индикатора неизвестен.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <indicator/dp-2031-2033/a.1.1> skos:definition "at least 2 seminars per year" } }
