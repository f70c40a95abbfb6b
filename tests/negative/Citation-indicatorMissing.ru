# A citation names an indicator that its programme does not list.
# Ссылка называет индикатор, которого в программе нет.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/2.1/dp-2031-2033/1.2> coomet:citesIndicator ?indicator } }
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <citation/wp-tc-4-2031-2033/2.1/dp-2031-2033/1.2> coomet:citesIndicator <indicator/dp-2031-2033/a.9.9> .
  <indicator/dp-2031-2033/a.9.9> coomet:hasTarget <target/dp-2031-2033/a.9.9> .
  <target/dp-2031-2033/a.9.9> ?said ?ofTarget .
  <indicator/dp-2031-2033/a.9.9> a coomet:Indicator ; skos:notation "a.9.9" ; coomet:sourceNotation "Ind-a.9.9" ; coomet:inProgramme <programme/dp-2031-2033> ; prov:wasDerivedFrom ?evidence .
} }
WHERE {
  GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/2.1/dp-2031-2033/1.2> coomet:citesIndicator ?indicator ; prov:wasDerivedFrom ?evidence }
  GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <target/dp-2031-2033/a.1.1> ?said ?ofTarget }
}
