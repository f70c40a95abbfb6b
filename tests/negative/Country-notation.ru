# A country has a code of three letters.
# Код страны состоит из трёх букв.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { GRAPH ?graph { <country/uz> skos:notation ?value } }
INSERT { GRAPH ?graph { <country/uz> skos:notation "UZB" } }
WHERE { GRAPH ?graph { <country/uz> skos:notation ?value } }
