# Nothing says where an organisation is known from.
# Не сказано, откуда известно об организации.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH ?graph { <organisation/bipm> dcterms:source ?value } }
WHERE { GRAPH ?graph { <organisation/bipm> dcterms:source ?value } }
