# Somebody refused a citation of item 1.2 that action 1.1 does not make any more.
# Кто-то отклонил ссылку на пункт 1.2, которой у мероприятия 1.1 больше нет.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/decisions> {
  <decision/sample> a coomet:LinkRefusal ;
    coomet:decidedLink <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.2> ;
    coomet:decisionReason "The item asks for something else." ;
    dcterms:creator "A. Sample" ; dcterms:created "2031-02-03"^^xsd:date
} }
