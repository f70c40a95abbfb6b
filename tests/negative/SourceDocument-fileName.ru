# The name of a file is not known.
# Имя файла неизвестно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <source/wp-tc-4-2031-2033> coomet:fileName ?value } }
WHERE { GRAPH ?graph { <source/wp-tc-4-2031-2033> coomet:fileName ?value } }
