# The name of a resource is not known.
# Название ресурса неизвестно.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { GRAPH ?graph { <resource/coomet-directory> skos:prefLabel ?value } }
WHERE { GRAPH ?graph { <resource/coomet-directory> skos:prefLabel ?value } }
