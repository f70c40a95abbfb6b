# Action 2.1 performed by "All interested COOMET countries".
# Мероприятие 2.1 выполняют «все заинтересованные страны КООМЕТ».
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:participantBody <body/sc-4.2> ; coomet:sourceNotation "SC 4.2" } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:participantGroup <collective/interested-coomet-countries> ; coomet:sourceNotation "All interested COOMET countries"
} }
