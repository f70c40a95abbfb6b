# A country is named that the table of countries has.
# Названа страна, которая есть в таблице стран.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:forCountry <country/by>
} }
