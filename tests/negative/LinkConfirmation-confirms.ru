# A confirmation of nothing.
# Подтверждение ничего не подтверждает.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <confirmation/a> a coomet:LinkConfirmation ;
    coomet:citingTextHash "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" .
} }
