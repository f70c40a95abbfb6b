# A post takes part of which nothing is known.
# Участвует должность, о которой ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <participation/wp-tc-4-2031-2033/1.1/performer/chair-of-tc-4> coomet:participantPost ?value } }
INSERT { GRAPH ?graph { <participation/wp-tc-4-2031-2033/1.1/performer/chair-of-tc-4> coomet:participantPost <post/jester-of-tc-4> } }
WHERE { GRAPH ?graph { <participation/wp-tc-4-2031-2033/1.1/performer/chair-of-tc-4> coomet:participantPost ?value } }
