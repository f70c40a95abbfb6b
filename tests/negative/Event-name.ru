# The name of an event is not known.
# Название события неизвестно.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { GRAPH ?graph { <event/best-young-metrologist-2017> skos:prefLabel ?value } }
WHERE { GRAPH ?graph { <event/best-young-metrologist-2017> skos:prefLabel ?value } }
