# Action 2.1 both underway and planned.
# Мероприятие 2.1 и выполняется, и запланировано.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/2.1> coomet:hasStatusObservation <statusobservation/wp-tc-4-2031-2033/2.1/planned-000001> .
  <statusobservation/wp-tc-4-2031-2033/2.1/planned-000001> a coomet:StatusObservation ; coomet:status <status/planned> ; coomet:statusText "The rest is planned."@en .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/2.1/planned-000001> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/2.1/underway-b84a35> prov:wasDerivedFrom ?evidence } }
