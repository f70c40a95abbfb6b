# A target promises "some".
# Целевое значение обещает «несколько».
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <target/dp-2031-2033/a.1.1> coomet:targetValue ?value } }
INSERT { GRAPH ?graph { <target/dp-2031-2033/a.1.1> coomet:targetValue "some" } }
WHERE { GRAPH ?graph { <target/dp-2031-2033/a.1.1> coomet:targetValue ?value } }
