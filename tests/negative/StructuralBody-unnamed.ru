# A working group is called for that no list knows.
# Названа рабочая группа, которой нет ни в одном списке.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <body/wg-x> a coomet:StructuralBody ; dcterms:source "planted" } }
