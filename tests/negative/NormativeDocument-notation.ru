# The code of a document holds Cyrillic letters.
# В обозначении документа есть кириллические буквы.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <document/r-zz-1> a coomet:NormativeDocument ; skos:notation "R/ГМ/11" ; dcterms:source "planted" } }
