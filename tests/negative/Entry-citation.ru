# An action gives an item itself where a citation should stand.
# Мероприятие указывает сам пункт там, где должна стоять ссылка.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:hasCitation <item/dp-2031-2033/1.1> } }
