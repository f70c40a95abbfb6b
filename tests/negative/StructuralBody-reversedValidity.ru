# A subcommittee was closed before it was founded.
# Подкомитет закрыт раньше, чем создан.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <body/sc-4.5> coomet:validFrom "2012-04"^^xsd:gYearMonth ; coomet:validTo "2011"^^xsd:gYear } }
