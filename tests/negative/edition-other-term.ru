# The Russian edition has another term for action 1.1: it is done every year.
# В русской редакции у мероприятия 1.1 другой срок: ежегодно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033-ru> { ?subject ?property ?value } }
WHERE {
  GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { ?written ?property ?object }
  FILTER(?property NOT IN (dcterms:language, coomet:fileName))
  BIND(IRI(REPLACE(STR(?written), "/(source|evidence)/wp-tc-4-2031-2033", "/$1/wp-tc-4-2031-2033-ru")) AS ?subject)
  BIND(IF(ISIRI(?object), IRI(REPLACE(STR(?object), "/(source|evidence)/wp-tc-4-2031-2033", "/$1/wp-tc-4-2031-2033-ru")), ?object) AS ?value)
} ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033-ru> { <source/wp-tc-4-2031-2033-ru> dcterms:language "ru" ; coomet:fileName "work-programme-ru.txt" } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <source/wp-tc-4-2031-2033-ru> coomet:statusAsOf "2031-06"^^xsd:gYearMonth } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033-ru> { <action/wp-tc-4-2031-2033/1.1> coomet:recurrence <recurrence/annual> } }
