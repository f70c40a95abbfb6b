# An indicator that nobody cites belongs to no programme.
# Индикатор, на который никто не ссылается, не относится ни к одной программе.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> {
  <indicator/lost> a coomet:Indicator ; skos:notation "a.3.1" ; coomet:sourceNotation "Ind-a.3.1" ; prov:wasDerivedFrom ?evidence .
} }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <indicator/dp-2031-2033/a.1.1> prov:wasDerivedFrom ?evidence } }
