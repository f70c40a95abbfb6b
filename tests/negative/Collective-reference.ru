# Nothing says where a group is known from.
# Не сказано, откуда известно о группе.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH ?graph { <collective/participants-of-cooperation> dcterms:source ?value } }
WHERE { GRAPH ?graph { <collective/participants-of-cooperation> dcterms:source ?value } }
