# A file tells the state as of two months.
# Файл указывает состояние на два месяца.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <source/wp-tc-4-2031-2033> coomet:statusAsOf "2031-07"^^xsd:gYearMonth } }
