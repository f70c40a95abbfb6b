# An item of 2031 stands in a programme that was approved in 2032.
# Пункт 2031 года стоит в программе, утверждённой в 2032 году.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <programme/dp-2031-2033> coomet:approvedIn ?approved . <item/dp-2031-2033/1.2> coomet:endYear ?end . ?meeting coomet:heldIn ?approved } }
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> {
  <programme/dp-2031-2033> coomet:approvedIn "2032-04"^^xsd:gYearMonth . <item/dp-2031-2033/1.2> coomet:endYear 2031 . ?meeting coomet:heldIn "2032-04"^^xsd:gYearMonth
} }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <programme/dp-2031-2033> coomet:approvedIn ?approved ; coomet:approvedAt ?meeting . <item/dp-2031-2033/1.2> coomet:endYear ?end } }
