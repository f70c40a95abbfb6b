# Action 2.1 made annual and completed, with its result.
# Мероприятие 2.1 стало ежегодным и выполнено, с результатом.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/2.1/underway-b84a35> coomet:status <status/underway> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/2.1/underway-b84a35> coomet:status <status/completed> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/2.1> coomet:recurrence <recurrence/annual> ; coomet:concerns <resource/coomet-website>
} }
