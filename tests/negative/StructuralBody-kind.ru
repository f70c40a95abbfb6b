# A body is of two kinds.
# Орган двух видов.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <body/sc-4.5> coomet:bodyKind "Working group" } }
