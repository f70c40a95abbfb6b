# Action 1.1 given with the old number 9.9.
# Для мероприятия 1.1 указан прежний номер 9.9.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:formerNotation "9.9"
} }
