# A term of 2031 begins in 2032.
# Срок до 2031 года начинается в 2032-м.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <action/wp-tc-4-2031-2033/1.1> coomet:startYear ?value } }
INSERT { GRAPH ?graph { <action/wp-tc-4-2031-2033/1.1> coomet:startYear 2032 } }
WHERE { GRAPH ?graph { <action/wp-tc-4-2031-2033/1.1> coomet:startYear ?value } }
