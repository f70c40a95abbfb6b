# Section 2 stands under section 1.
# Раздел 2 стоит под разделом 1.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <section/wp-tc-4-2031-2033/2> coomet:inSection <section/wp-tc-4-2031-2033/1>
} }
