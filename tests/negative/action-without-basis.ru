# Action 1.2 without its citation.
# Мероприятие 1.2 без ссылки на основание.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.2> coomet:hasCitation <citation/wp-tc-4-2031-2033/1.2/dp-2031-2033/1.1> } } ;
DELETE WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.2/dp-2031-2033/1.1> ?property ?value } }
