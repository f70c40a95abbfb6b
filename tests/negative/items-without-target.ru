# A third item, for the Secretariat, without an indicator or a target.
# Третий пункт, для Секретариата, без индикатора и целевого значения.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> {
  <item/dp-2031-2033/1.3> a coomet:DevelopmentProgrammeItem ; skos:notation "1.3" ; coomet:sourceNotation "1.3" ; dcterms:title "Publication of the annual report"@en ;
    coomet:inProgramme <programme/dp-2031-2033> ; coomet:inSection <section/dp-2031-2033/1> ; prov:hadPrimarySource <source/dp-2031-2033> ;
    coomet:termText "2031–2033" ; coomet:startYear 2031 ; coomet:endYear 2033 ; coomet:hasPerformerParticipation <participation/dp-2031-2033/1.3/performer/secretariat> .
  <participation/dp-2031-2033/1.3/performer/secretariat> a coomet:Participation ; coomet:capacity <capacity/performer> ; coomet:participantBody <body/secretariat> ; coomet:sourceNotation "COOMET Secretariat" .
  <body/secretariat> a coomet:StructuralBody .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.3> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.1> prov:wasDerivedFrom ?evidence } } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <participation/dp-2031-2033/1.3/performer/secretariat> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <participation/dp-2031-2033/1.1/performer/tc-4> prov:wasDerivedFrom ?evidence } } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <body/secretariat> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.1> prov:wasDerivedFrom ?evidence } }
