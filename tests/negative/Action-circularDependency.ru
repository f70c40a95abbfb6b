# Two actions build on each other.
# Два мероприятия опираются друг на друга.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { ?action coomet:startYear ?start ; coomet:endYear ?end } }
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  ?action coomet:startYear 2032 ; coomet:endYear 2032 .
  <action/wp-tc-4-2031-2033/1.1> coomet:dependsOn <action/wp-tc-4-2031-2033/1.2>
} }
WHERE {
  GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { ?action coomet:startYear ?start ; coomet:endYear ?end }
  VALUES ?action { <action/wp-tc-4-2031-2033/1.1> <action/wp-tc-4-2031-2033/1.2> }
}
