# The citation of action 1.1 was confirmed when its title had other words.
# Ссылка мероприятия 1.1 подтверждена, когда его название было другим.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/decisions> {
  <confirmation/sample> a coomet:LinkConfirmation ;
    coomet:confirms <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> ;
    dcterms:creator "A. Sample" ; dcterms:created "2031-02-03"^^xsd:date ;
    coomet:citingTextHash "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
} }
