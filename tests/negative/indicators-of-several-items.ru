# Action 1.1 cites items 1.1 and 1.2 and then one indicator.
# Мероприятие 1.1 ссылается на пункты 1.1 и 1.2, а затем на один индикатор.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesIndicator <indicator/dp-2031-2033/a.1.1> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:hasCitation <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.2> , <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/a.1.1> .
  <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.2> a coomet:Citation ; coomet:citesProgramme <programme/dp-2031-2033> ; coomet:citesItem <item/dp-2031-2033/1.2> .
  <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/a.1.1> a coomet:Citation ; coomet:citesProgramme <programme/dp-2031-2033> ; coomet:citesIndicator <indicator/dp-2031-2033/a.1.1> .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.2> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> prov:wasDerivedFrom ?evidence } } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/a.1.1> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> prov:wasDerivedFrom ?evidence } }
