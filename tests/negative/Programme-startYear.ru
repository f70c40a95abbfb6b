# The first year of a programme is no number.
# Первый год программы — не число.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <programme/wp-tc-4-2031-2033> coomet:startYear ?value } }
INSERT { GRAPH ?graph { <programme/wp-tc-4-2031-2033> coomet:startYear "2031" } }
WHERE { GRAPH ?graph { <programme/wp-tc-4-2031-2033> coomet:startYear ?value } }
