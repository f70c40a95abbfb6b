# A state is reported that the list does not know.
# Указано состояние, которого нет в списке.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { ?thing coomet:status ?value } }
INSERT { GRAPH ?graph { ?thing coomet:status <status/dreamt-of> } }
WHERE { GRAPH ?graph { <action/wp-tc-4-2031-2033/2.1> coomet:hasStatusObservation ?thing . ?thing coomet:status ?value } }
