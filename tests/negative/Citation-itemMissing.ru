# A citation names an item that its programme does not list.
# Ссылка называет пункт, которого в программе нет.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesItem ?item ; coomet:citesIndicator ?indicator } }
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesItem <item/dp-2031-2033/7.7> ; coomet:citesIndicator <indicator/dp-2031-2033/a.7.7> .
  <indicator/dp-2031-2033/a.7.7> prov:hadPrimarySource <source/dp-2031-2033> ; coomet:hasTarget <target/dp-2031-2033/a.7.7> .
  <target/dp-2031-2033/a.7.7> ?said ?ofTarget .
  <item/dp-2031-2033/7.7> a coomet:DevelopmentProgrammeItem ; skos:notation "7.7" ; coomet:inProgramme <programme/dp-2031-2033> ; prov:wasDerivedFrom ?evidence .
  <indicator/dp-2031-2033/a.7.7> a coomet:Indicator ; skos:notation "a.7.7" ; coomet:sourceNotation "Ind-a.7.7" ; coomet:inProgramme <programme/dp-2031-2033> ; prov:wasDerivedFrom ?evidence .
} }
WHERE {
  GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
    <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> coomet:citesItem ?item ; coomet:citesIndicator ?indicator ; prov:wasDerivedFrom ?evidence
  }
  GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <target/dp-2031-2033/a.1.1> ?said ?ofTarget }
}
