# The date of a meeting is no year or month.
# Дата заседания — не год и не месяц.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <meeting/tc-2-22> coomet:heldIn ?value } }
INSERT { GRAPH ?graph { <meeting/tc-2-22> coomet:heldIn "autumn" } }
WHERE { GRAPH ?graph { <meeting/tc-2-22> coomet:heldIn ?value } }
