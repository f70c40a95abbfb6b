# The words of a report are not known.
# Слова отметки неизвестны.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { ?thing coomet:statusText ?value } }
WHERE { GRAPH ?graph { <action/wp-tc-4-2031-2033/2.1> coomet:hasStatusObservation ?thing . ?thing coomet:statusText ?value } }
