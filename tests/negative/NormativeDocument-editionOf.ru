# A document is an edition of one of which nothing is known.
# Документ — редакция того, о котором ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <document/r-zz-1> a coomet:NormativeDocument ; skos:notation "R/ZZ/1:2030" ; dcterms:isVersionOf <document/lost> ; dcterms:source "planted" } }
