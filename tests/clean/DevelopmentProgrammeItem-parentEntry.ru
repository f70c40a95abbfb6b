# Item 1.2 stands as a part under item 1.1.
# Пункт 1.2 — часть пункта 1.1.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> {
  <item/dp-2031-2033/1.2> coomet:parentEntry <item/dp-2031-2033/1.1>
} }
