# The full number of a project is not known.
# Полный номер проекта неизвестен.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH ?graph { <project/900> dcterms:identifier ?value } }
WHERE { GRAPH ?graph { <project/900> dcterms:identifier ?value } }
