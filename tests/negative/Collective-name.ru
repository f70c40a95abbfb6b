# The name of a group is not known.
# Название группы неизвестно.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { GRAPH ?graph { <collective/participants-of-cooperation> skos:prefLabel ?value } }
WHERE { GRAPH ?graph { <collective/participants-of-cooperation> skos:prefLabel ?value } }
