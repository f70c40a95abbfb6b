# Indicators that the development programme gives to no item; action 1.2 cites item 1.1 with another one than 1.1 does.
# Индикаторы, которые Программа развития не относит ни к одному пункту; мероприятие 1.2 ссылается на пункт 1.1 с другим индикатором, чем 1.1.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { ?item prov:wasDerivedFrom ?evidence . ?evidence ?property ?value } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { ?item prov:wasDerivedFrom ?evidence . ?evidence coomet:supportsProperty coomet:measuredBy ; ?property ?value } } ;
DELETE WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { ?item coomet:measuredBy ?indicator } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> {
  <indicator/dp-2031-2033/a.1.3> a coomet:Indicator ; skos:notation "a.1.3" ; coomet:sourceNotation "Ind-a.1.3" ;
    coomet:inProgramme <programme/dp-2031-2033> ; prov:hadPrimarySource <source/dp-2031-2033> ; coomet:hasTarget <target/dp-2031-2033/a.1.3> .
  <target/dp-2031-2033/a.1.3> a coomet:Target ; coomet:comparator "at-least" ; coomet:targetValue 3 ; coomet:targetUnit "seminars"@en .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <indicator/dp-2031-2033/a.1.3> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <indicator/dp-2031-2033/a.1.1> prov:wasDerivedFrom ?evidence } } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <target/dp-2031-2033/a.1.3> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <target/dp-2031-2033/a.1.1> prov:wasDerivedFrom ?evidence } } ;
DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.2/dp-2031-2033/1.1> coomet:citesIndicator <indicator/dp-2031-2033/a.1.1> } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <citation/wp-tc-4-2031-2033/1.2/dp-2031-2033/1.1> coomet:citesIndicator <indicator/dp-2031-2033/a.1.3> } }
