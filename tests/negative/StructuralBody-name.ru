# A body has two English names.
# У органа два английских названия.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <body/sc-4.2> skos:prefLabel "Pages and other resources"@en } }
