# Project 901, named in action 1.1 only.
# Проект 901, названный только в мероприятии 1.1.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:underProject <project/901> .
  <project/901> a coomet:Project ; skos:notation "901" ; dcterms:identifier "901/BY/31" ; coomet:sourceNotation "901/BY/31" ;
    coomet:proposedByCountry <country/by> ; coomet:registrationYear 2031 .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <project/901> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <project/900> prov:wasDerivedFrom ?evidence } }
