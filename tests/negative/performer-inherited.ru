# Action 1.2 turned into part 1.1.1 of action 1.1, without a performer.
# Мероприятие 1.2 стало частью 1.1.1 мероприятия 1.1, без исполнителя.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.2> coomet:hasPerformerParticipation <participation/wp-tc-4-2031-2033/1.2/performer/sc-4.3> } } ;
DELETE WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/1.2/performer/sc-4.3> ?property ?value } } ;
DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.2> skos:notation "1.2" ; coomet:sourceNotation "1.2." ; coomet:termText "2032–2033" ; coomet:startYear 2032 ; coomet:endYear 2033 ; coomet:dependsOn <action/wp-tc-4-2031-2033/1.1> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.2> skos:notation "1.1.1" ; coomet:sourceNotation "1.1.1." ; coomet:termText "2031" ; coomet:startYear 2031 ; coomet:endYear 2031 ; coomet:parentEntry <action/wp-tc-4-2031-2033/1.1> .
} }
