# Nothing says where a resource is known from.
# Не сказано, откуда известно о ресурсе.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH ?graph { <resource/coomet-directory> dcterms:source ?value } }
WHERE { GRAPH ?graph { <resource/coomet-directory> dcterms:source ?value } }
