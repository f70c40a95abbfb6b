# Nobody knows whose meeting it was.
# Неизвестно, чьё это было заседание.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <meeting/tc-2-22> coomet:meetingBody ?value } }
WHERE { GRAPH ?graph { <meeting/tc-2-22> coomet:meetingBody ?value } }
