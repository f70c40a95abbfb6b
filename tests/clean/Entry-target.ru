# An item has a target of its own, of which everything is known.
# У пункта собственное целевое значение, о котором всё известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> {
  <item/dp-2031-2033/1.2> coomet:hasTarget <target/dp-2031-2033/item-1.2> .
  <target/dp-2031-2033/item-1.2> ?property ?value .
} }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <target/dp-2031-2033/a.1.2> ?property ?value } }
