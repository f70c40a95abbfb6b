# A body takes part of which nothing is known.
# Участвует орган, о котором ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:participantBody ?value } }
INSERT { GRAPH ?graph { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:participantBody <body/sc-9.9> } }
WHERE { GRAPH ?graph { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:participantBody ?value } }
