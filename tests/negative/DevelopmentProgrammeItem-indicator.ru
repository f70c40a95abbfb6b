# An item is measured by an indicator of which nothing is known.
# Пункт измеряется индикатором, о котором ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.2> coomet:measuredBy <indicator/dp-2031-2033/z.9.9> } }
