# Action 1.2 names the performer of 2.1 by another name.
# Мероприятие 1.2 называет исполнителя мероприятия 2.1 другим именем.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/1.2/performer/sc-4.3> coomet:participantBody <body/sc-4.3> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/1.2/performer/sc-4.3> coomet:participantBody <body/sc-4.2> } } ;
DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/1.2/performer/sc-4.3> coomet:sourceNotation "SC 4.3" } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/1.2/performer/sc-4.3> coomet:sourceNotation "Subcommittee 4.2" } }
