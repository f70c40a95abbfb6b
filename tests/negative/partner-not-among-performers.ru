# The Secretariat as a partner in action 1.1.
# Секретариат — соисполнитель мероприятия 1.1.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:hasJointParticipation <participation/wp-tc-4-2031-2033/1.1/joint/secretariat> .
  <participation/wp-tc-4-2031-2033/1.1/joint/secretariat> a coomet:Participation ; coomet:capacity <capacity/joint> ; coomet:participantBody <body/secretariat> ; coomet:sourceNotation "COOMET Secretariat" .
  <body/secretariat> a coomet:StructuralBody .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/1.1/joint/secretariat> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> prov:wasDerivedFrom ?evidence } } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <body/secretariat> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> prov:wasDerivedFrom ?evidence } }
