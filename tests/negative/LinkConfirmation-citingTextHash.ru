# A confirmation that does not remember what was confirmed.
# Подтверждение не помнит, что было подтверждено.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <confirmation/a> a coomet:LinkConfirmation ;
    coomet:confirms <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> .
} }
