# A citation names an item of which nothing is known.
# Ссылка называет пункт, о котором ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesItem ?value } }
INSERT { GRAPH ?graph { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesItem <item/dp-2031-2033/7> } }
WHERE { GRAPH ?graph { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesItem ?value } }
