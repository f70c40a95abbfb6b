# Action 1.1 had its number in the earlier edition too.
# У мероприятия 1.1 и в прежней редакции был тот же номер.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:formerNotation "1.1"
} }
