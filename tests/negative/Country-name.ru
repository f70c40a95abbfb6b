# The name of a country is not known.
# Название страны неизвестно.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { GRAPH ?graph { <country/uz> skos:prefLabel ?value } }
WHERE { GRAPH ?graph { <country/uz> skos:prefLabel ?value } }
