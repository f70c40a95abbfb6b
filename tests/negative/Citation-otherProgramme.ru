# A citation of one programme names an indicator of another.
# Ссылка на одну программу называет индикатор другой.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesIndicator ?indicator } }
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesIndicator <indicator/dp-2028-2030/a.1.1> .
  <indicator/dp-2028-2030/a.1.1> coomet:hasTarget <target/dp-2028-2030/a.1.1> .
  <target/dp-2028-2030/a.1.1> ?said ?ofTarget .
  <programme/dp-2028-2030> a coomet:DevelopmentProgramme ; coomet:startYear 2028 ; coomet:endYear 2030 ; prov:wasDerivedFrom ?evidence .
  <indicator/dp-2028-2030/a.1.1> a coomet:Indicator ; skos:notation "a.1.1" ; coomet:sourceNotation "Ind-a.1.1" ; coomet:inProgramme <programme/dp-2028-2030> ; prov:wasDerivedFrom ?evidence .
} }
WHERE {
  GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesIndicator ?indicator ; prov:wasDerivedFrom ?evidence }
  GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <target/dp-2031-2033/a.1.1> ?said ?ofTarget }
}
