# Indicators that the development programme gives to no item; one is cited with item 1.1 and with item 1.2.
# Индикаторы, которые Программа развития не относит ни к одному пункту; один указан и с пунктом 1.1, и с пунктом 1.2.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { ?item prov:wasDerivedFrom ?evidence . ?evidence ?property ?value } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { ?item prov:wasDerivedFrom ?evidence . ?evidence coomet:supportsProperty coomet:measuredBy ; ?property ?value } } ;
DELETE WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { ?item coomet:measuredBy ?indicator } } ;
DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/2.1/dp-2031-2033/1.2> coomet:citesIndicator <indicator/dp-2031-2033/a.1.2> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/2.1/dp-2031-2033/1.2> coomet:citesIndicator <indicator/dp-2031-2033/a.1.1> } }
