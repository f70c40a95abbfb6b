# An event belongs to a series of which nothing is known.
# Событие входит в серию, о которой ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX schema: <https://schema.org/>

DELETE { GRAPH ?graph { <event/best-young-metrologist-2017> schema:superEvent ?value } }
INSERT { GRAPH ?graph { <event/best-young-metrologist-2017> schema:superEvent <event/lost> } }
WHERE { GRAPH ?graph { <event/best-young-metrologist-2017> schema:superEvent ?value } }
