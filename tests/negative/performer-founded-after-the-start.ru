# SC 4.3, which performs item 1.1 from 2031 on, said to exist since 2032.
# О ПК 4.3, выполняющем пункт 1.1 с 2031 года, сказано, что он существует с 2032-го.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> {
  <body/sc-4.3> coomet:validFrom "2032-05"^^xsd:gYearMonth
} }
