# A second citation in an action names no item and no indicator.
# Вторая ссылка в мероприятии не называет ни пункта, ни индикатора.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:hasCitation <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033> .
  <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033> a coomet:Citation ; coomet:citesProgramme <programme/dp-2031-2033> ; prov:wasDerivedFrom ?evidence .
} }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> prov:wasDerivedFrom ?evidence } }
