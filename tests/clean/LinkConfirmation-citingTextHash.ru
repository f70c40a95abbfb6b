# A confirmation that remembers the words of the title of action 1.1.
# Подтверждение помнит слова названия мероприятия 1.1.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <confirmation/a> a coomet:LinkConfirmation ;
    coomet:confirms <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> ;
    coomet:citingTextHash "7245bc80f618c97361e81b0c31a5d3d517e478883d7143a52aa8f27f516b95e7" .
} }
