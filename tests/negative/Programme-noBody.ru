# Nobody knows whose programme it is.
# Неизвестно, чья это программа.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <programme/dp-2031-2033> coomet:programmeBody ?value } }
WHERE { GRAPH ?graph { <programme/dp-2031-2033> coomet:programmeBody ?value } }
