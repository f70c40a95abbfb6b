# An action stands in a section that is not there.
# Мероприятие стоит в разделе, которого нет.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <action/wp-tc-4-2031-2033/2.1> coomet:inSection ?value } }
INSERT { GRAPH ?graph { <action/wp-tc-4-2031-2033/2.1> coomet:inSection <section/wp-tc-4-2031-2033/9> } }
WHERE { GRAPH ?graph { <action/wp-tc-4-2031-2033/2.1> coomet:inSection ?value } }
