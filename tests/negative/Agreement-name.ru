# The name of an agreement is not known.
# Название соглашения неизвестно.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { GRAPH ?graph { <agreement/cipm-mra> skos:prefLabel ?value } }
WHERE { GRAPH ?graph { <agreement/cipm-mra> skos:prefLabel ?value } }
