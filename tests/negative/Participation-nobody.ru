# A second participation in an action names nobody.
# Второе участие в мероприятии никого не называет.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/2.1> coomet:hasPerformerParticipation <participation/wp-tc-4-2031-2033/2.1/performer/nobody> .
  <participation/wp-tc-4-2031-2033/2.1/performer/nobody> ?property ?value .
} }
WHERE {
  GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> ?property ?value }
  FILTER(?property != coomet:participantBody)
}
