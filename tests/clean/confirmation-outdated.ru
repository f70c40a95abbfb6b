# The citation of action 1.1 was confirmed, and its title has the same words today.
# Ссылка мероприятия 1.1 подтверждена, и слова его названия с тех пор те же.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/decisions> {
  <confirmation/sample> a coomet:LinkConfirmation ;
    coomet:confirms <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> ;
    dcterms:creator "A. Sample" ; dcterms:created "2031-02-03"^^xsd:date ;
    coomet:citingTextHash "7245bc80f618c97361e81b0c31a5d3d517e478883d7143a52aa8f27f516b95e7"
} }
