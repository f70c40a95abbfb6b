# An organisation has two English names.
# У организации два английских названия.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <organisation/bipm> skos:prefLabel "Bureau of Measures"@en } }
