# A document appears without any source.
# Документ появляется без какого-либо источника.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <document/r-zz-1> a coomet:NormativeDocument ; skos:notation "R/ZZ/1" } }
