# A country takes part that the table of countries has.
# Участвует страна, которая есть в таблице стран.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <project/900> coomet:participatingCountry <country/by>
} }
