# A citation does not say of which programme.
# В ссылке не сказано, на какую она программу.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesProgramme ?value } }
WHERE { GRAPH ?graph { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesProgramme ?value } }
