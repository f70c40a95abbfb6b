# A third item for SC 4.2, with a target, which no action cites.
# Третий пункт для ПК 4.2, с целевым значением, на который не ссылается ни одно мероприятие.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> {
  <item/dp-2031-2033/1.3> a coomet:DevelopmentProgrammeItem ; skos:notation "1.3" ; coomet:sourceNotation "1.3" ; dcterms:title "Publication of lectures"@en ;
    coomet:inProgramme <programme/dp-2031-2033> ; coomet:inSection <section/dp-2031-2033/1> ; prov:hadPrimarySource <source/dp-2031-2033> ;
    coomet:termText "2031–2033" ; coomet:startYear 2031 ; coomet:endYear 2033 ; coomet:hasPerformerParticipation <participation/dp-2031-2033/1.3/performer/sc-4.2> .
  <participation/dp-2031-2033/1.3/performer/sc-4.2> a coomet:Participation ; coomet:capacity <capacity/performer> ; coomet:participantBody <body/sc-4.2> ; coomet:sourceNotation "SC 4.2" .
  <body/sc-4.2> a coomet:StructuralBody .
  <item/dp-2031-2033/1.3> coomet:measuredBy <indicator/dp-2031-2033/a.1.3> .
  <indicator/dp-2031-2033/a.1.3> a coomet:Indicator ; skos:notation "a.1.3" ; coomet:sourceNotation "Ind-a.1.3" ;
    coomet:inProgramme <programme/dp-2031-2033> ; prov:hadPrimarySource <source/dp-2031-2033> ; coomet:hasTarget <target/dp-2031-2033/a.1.3> .
  <target/dp-2031-2033/a.1.3> a coomet:Target ; coomet:comparator "at-least" ; coomet:targetValue 3 ; coomet:targetUnit "seminars"@en .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.3> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.1> prov:wasDerivedFrom ?evidence } } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <participation/dp-2031-2033/1.3/performer/sc-4.2> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <participation/dp-2031-2033/1.1/performer/tc-4> prov:wasDerivedFrom ?evidence } } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <indicator/dp-2031-2033/a.1.3> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <indicator/dp-2031-2033/a.1.1> prov:wasDerivedFrom ?evidence } } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <target/dp-2031-2033/a.1.3> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <target/dp-2031-2033/a.1.1> prov:wasDerivedFrom ?evidence } }
