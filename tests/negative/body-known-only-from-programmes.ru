# Action 2.1 given to WG-Web.
# Мероприятие 2.1 поручено рабочей группе WG-Web.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:participantBody <body/sc-4.2> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:participantBody <body/wg-web> } } ;
DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:sourceNotation "SC 4.2" } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:sourceNotation "WG-Web" } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <body/wg-web> a coomet:StructuralBody
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <body/wg-web> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> prov:wasDerivedFrom ?evidence } }
