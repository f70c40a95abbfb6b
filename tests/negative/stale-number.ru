# Item 1.2 bore the number 1.1, which is cited, in an earlier edition.
# Пункт 1.2 в прежней редакции имел номер 1.1, на который дана ссылка.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/provenance> {
  <item/dp-2031-2033/1.2> coomet:earlierNotation "1.1"
} }
