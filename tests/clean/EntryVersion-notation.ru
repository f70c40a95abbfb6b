# A version of an entry with its number.
# Версия пункта с номером.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <version/a/action/1.1> a coomet:EntryVersion ; skos:notation "1.1" .
} }
