# Somebody accepted a finding that is no longer found.
# Кто-то принял замечание, которого больше нет.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/decisions> {
  <decision/sample> a coomet:FindingAcceptance ;
    coomet:findingNumber "0123456789" ; coomet:findingRule "action-without-basis" ;
    coomet:decidedAbout <action/wp-tc-4-2031-2033/1.2> ;
    coomet:decisionReason "It is the work of the body itself." ;
    dcterms:creator "A. Sample" ; dcterms:created "2031-02-03"^^xsd:date
} }
