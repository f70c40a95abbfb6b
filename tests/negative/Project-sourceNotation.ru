# How the number of a project is written is not known.
# Неизвестно, как записан номер проекта.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <project/900> coomet:sourceNotation ?value } }
WHERE { GRAPH ?graph { <project/900> coomet:sourceNotation ?value } }
