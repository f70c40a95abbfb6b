# The Russian edition promises 5 where the English one promises 4, which stands as the fact.
# Русская редакция обещает 5 там, где английская обещает 4; фактом считается 4.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033-ru> { ?subject ?property ?value } }
WHERE {
  GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { ?written ?property ?object }
  FILTER(?property NOT IN (dcterms:language, coomet:fileName))
  BIND(IRI(REPLACE(STR(?written), "/(source|evidence)/dp-2031-2033", "/$1/dp-2031-2033-ru")) AS ?subject)
  BIND(IF(ISIRI(?object), IRI(REPLACE(STR(?object), "/(source|evidence)/dp-2031-2033", "/$1/dp-2031-2033-ru")), ?object) AS ?value)
} ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033-ru> { <source/dp-2031-2033-ru> dcterms:language "ru" ; coomet:fileName "development-programme-ru.txt" } } ;
DELETE WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033-ru> { <target/dp-2031-2033/a.1.2> coomet:targetValue ?value } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/alternative/dp-2031-2033-ru> { <target/dp-2031-2033/a.1.2> coomet:targetValue 5 } }
