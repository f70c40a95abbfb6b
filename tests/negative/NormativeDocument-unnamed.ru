# A document has neither a code nor a title.
# У документа нет ни обозначения, ни названия.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <document/r-zz-1> a coomet:NormativeDocument ; dcterms:source "planted" } }
