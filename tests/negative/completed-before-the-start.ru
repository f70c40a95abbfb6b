# Action 1.2 (2032–2033) completed in June 2031, with its result.
# Мероприятие 1.2 (2032–2033) выполнено в июне 2031 года, с результатом.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/1.2/planned-a1fa2d> coomet:status <status/planned> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/1.2/planned-a1fa2d> coomet:status <status/completed> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.2> coomet:concerns <resource/coomet-website>
} }
