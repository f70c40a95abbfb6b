# Two items performed by a vice-president with a portfolio each.
# Два пункта выполняет вице-президент, каждый раз с другим кругом ведения.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX org: <http://www.w3.org/ns/org#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> {
  <item/dp-2031-2033/1.1> coomet:hasPerformerParticipation <participation/dp-2031-2033/1.1/performer/vice-president> .
  <participation/dp-2031-2033/1.1/performer/vice-president> a coomet:Participation ; coomet:capacity <capacity/performer> ;
    coomet:participantPost <post/vice-president-of-coomet-for-training> ; coomet:sourceNotation "Vice-President responsible for training" .
  <post/vice-president-of-coomet-for-training> a org:Post ; org:postIn <body/coomet> ; org:role <role/vice-president> ;
    coomet:portfolio "training"@en ; coomet:sourceNotation "Vice-President responsible for training" .
  <item/dp-2031-2033/1.2> coomet:hasPerformerParticipation <participation/dp-2031-2033/1.2/performer/vice-president> .
  <participation/dp-2031-2033/1.2/performer/vice-president> a coomet:Participation ; coomet:capacity <capacity/performer> ;
    coomet:participantPost <post/vice-president-of-coomet-for-information> ; coomet:sourceNotation "Vice-President responsible for information" .
  <post/vice-president-of-coomet-for-information> a org:Post ; org:postIn <body/coomet> ; org:role <role/vice-president> ;
    coomet:portfolio "information"@en ; coomet:sourceNotation "Vice-President responsible for information" .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <participation/dp-2031-2033/1.1/performer/vice-president> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.1> prov:wasDerivedFrom ?evidence } } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <participation/dp-2031-2033/1.2/performer/vice-president> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.2> prov:wasDerivedFrom ?evidence } } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <post/vice-president-of-coomet-for-training> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.1> prov:wasDerivedFrom ?evidence } } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <post/vice-president-of-coomet-for-information> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.2> prov:wasDerivedFrom ?evidence } }
