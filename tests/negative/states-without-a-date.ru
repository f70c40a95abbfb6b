# A report without a date.
# Отметка без даты.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <source/wp-tc-4-2031-2033> coomet:statusAsOf "2031-06"^^xsd:gYearMonth } }
