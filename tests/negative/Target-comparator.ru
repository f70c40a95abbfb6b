# A target is to be reached roughly.
# Целевого значения надо достичь «примерно».
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <target/dp-2031-2033/a.1.1> coomet:comparator ?value } }
INSERT { GRAPH ?graph { <target/dp-2031-2033/a.1.1> coomet:comparator "about" } }
WHERE { GRAPH ?graph { <target/dp-2031-2033/a.1.1> coomet:comparator ?value } }
