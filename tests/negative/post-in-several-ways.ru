# Action 1.2 names the chair of TC 4 in another way than 1.1.
# Мероприятие 1.2 называет председателя ТК 4 иначе, чем 1.1.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/1.2/performer/sc-4.3> coomet:participantBody <body/sc-4.3> ; coomet:sourceNotation "SC 4.3" } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <participation/wp-tc-4-2031-2033/1.2/performer/sc-4.3> coomet:participantPost <post/chair-of-tc-4> ; coomet:sourceNotation "TC 4 Chairperson"
} }
