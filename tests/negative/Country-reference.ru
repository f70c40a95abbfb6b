# Nothing says where a country is known from.
# Не сказано, откуда известно о стране.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH ?graph { <country/uz> dcterms:source ?value } }
WHERE { GRAPH ?graph { <country/uz> dcterms:source ?value } }
