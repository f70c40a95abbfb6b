# Nothing says where an event is known from.
# Не сказано, откуда известно о событии.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH ?graph { <event/best-young-metrologist-2017> dcterms:source ?value } }
WHERE { GRAPH ?graph { <event/best-young-metrologist-2017> dcterms:source ?value } }
