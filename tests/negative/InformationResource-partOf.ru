# A resource is part of one of which nothing is known.
# Ресурс входит в другой, о котором ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <resource/coomet-web-portal> coomet:partOfResource <resource/lost> } }
