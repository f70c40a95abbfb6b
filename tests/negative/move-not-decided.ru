# Action 2.1 proposed for the work programme of the next period.
# Мероприятие 2.1 предложено перенести в рабочую программу следующего периода.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/2.1/underway-b84a35> coomet:status <status/underway> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/2.1/underway-b84a35> coomet:status <status/moved> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <statusobservation/wp-tc-4-2031-2033/2.1/underway-b84a35> coomet:proposedProgramme <programme/wp-tc-4-2034-2036> .
  <programme/wp-tc-4-2034-2036> a coomet:WorkProgramme ; coomet:programmeBody <body/tc-4> ; coomet:startYear 2034 ; coomet:endYear 2036 .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <programme/wp-tc-4-2034-2036> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <statusobservation/wp-tc-4-2031-2033/2.1/underway-b84a35> prov:wasDerivedFrom ?evidence } }
