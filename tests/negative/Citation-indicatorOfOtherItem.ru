# A citation names the indicator of another item.
# Ссылка называет индикатор другого пункта.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesIndicator ?value } }
INSERT { GRAPH ?graph { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesIndicator <indicator/dp-2031-2033/a.1.2> } }
WHERE { GRAPH ?graph { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesIndicator ?value } }
