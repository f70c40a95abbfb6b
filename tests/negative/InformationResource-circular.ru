# The whole is made part of its part.
# Целое становится частью своей части.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <resource/coomet-web-resources> coomet:partOfResource <resource/coomet-web-portal> } }
