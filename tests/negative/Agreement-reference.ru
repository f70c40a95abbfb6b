# Nothing says where an agreement is known from.
# Не сказано, откуда известно о соглашении.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH ?graph { <agreement/cipm-mra> dcterms:source ?value } }
WHERE { GRAPH ?graph { <agreement/cipm-mra> dcterms:source ?value } }
