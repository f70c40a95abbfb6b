# Nothing says what a target counts.
# Не сказано, что считает целевое значение.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <target/dp-2031-2033/a.1.1> coomet:targetUnit ?value } }
WHERE { GRAPH ?graph { <target/dp-2031-2033/a.1.1> coomet:targetUnit ?value } }
