# Two actions bear the number 2.1.
# Номер 2.1 есть у двух мероприятий.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/2.1-again> ?property ?copy ; dcterms:title "Upkeep of the data server"@en .
  ?copy ?said ?ofPart .
} }
WHERE {
  GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> ?property ?value }
  FILTER(?property NOT IN (dcterms:title, coomet:underProject))
  # What belongs to one action alone, the other has likewise.
  BIND(?property IN (coomet:hasCitation, coomet:hasPerformerParticipation, coomet:hasStatusObservation) AS ?isPart)
  BIND(IF(?isPart, IRI(CONCAT(STR(?value), "-again")), ?value) AS ?copy)
  OPTIONAL { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { ?value ?said ?ofPart } FILTER(?isPart) }
}
