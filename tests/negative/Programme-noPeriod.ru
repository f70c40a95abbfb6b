# The last year of a programme is not known.
# Последний год программы неизвестен.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <programme/wp-tc-4-2031-2033> coomet:endYear ?value } }
WHERE { GRAPH ?graph { <programme/wp-tc-4-2031-2033> coomet:endYear ?value } }
