# A citation names a programme that was not read.
# Ссылка называет программу, которую не читали.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesProgramme ?programme ; coomet:citesItem ?item ; coomet:citesIndicator ?indicator } }
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesProgramme <programme/dp-2030-2034> ; coomet:citesItem <item/dp-2030-2034/5> ; coomet:citesIndicator <indicator/dp-2030-2034/a.1.1> .
  <programme/dp-2030-2034> a coomet:DevelopmentProgramme ; coomet:startYear 2030 ; coomet:endYear 2034 ; prov:wasDerivedFrom ?evidence .
  <indicator/dp-2030-2034/a.1.1> coomet:hasTarget <target/dp-2030-2034/a.1.1> .
  <target/dp-2030-2034/a.1.1> ?said ?ofTarget .
  <item/dp-2030-2034/5> a coomet:DevelopmentProgrammeItem ; skos:notation "5" ; coomet:inProgramme <programme/dp-2030-2034> ; prov:wasDerivedFrom ?evidence .
  <indicator/dp-2030-2034/a.1.1> a coomet:Indicator ; skos:notation "a.1.1" ; coomet:sourceNotation "Ind-a.1.1" ; coomet:inProgramme <programme/dp-2030-2034> ; prov:wasDerivedFrom ?evidence .
} }
WHERE {
  GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
    <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesProgramme ?programme ; coomet:citesItem ?item ; coomet:citesIndicator ?indicator ; prov:wasDerivedFrom ?evidence
  }
  GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <target/dp-2031-2033/a.1.1> ?said ?ofTarget }
}
