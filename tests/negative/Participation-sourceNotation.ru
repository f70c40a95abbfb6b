# How a performer is named is not known.
# Неизвестно, как назван исполнитель.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:sourceNotation ?value } }
WHERE { GRAPH ?graph { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:sourceNotation ?value } }
