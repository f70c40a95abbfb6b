# A performer is said to join in only.
# Об исполнителе сказано, что он лишь соисполнитель.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:capacity ?value } }
INSERT { GRAPH ?graph { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:capacity <capacity/joint> } }
WHERE { GRAPH ?graph { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:capacity ?value } }
