# Plants: SC 4.3, which performs item 1.1 from 2031 on, said to exist since 2032
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> {
  <body/sc-4.3> coomet:validFrom "2032-05"^^xsd:gYearMonth
} }
