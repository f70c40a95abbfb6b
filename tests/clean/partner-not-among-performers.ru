# TC 4, whose chair performs action 1.1, is named as a partner in it.
# Соисполнителем мероприятия 1.1 назван ТК 4, председатель которого его выполняет.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:hasJointParticipation <participation/wp-tc-4-2031-2033/1.1/joint/tc-4> .
  <participation/wp-tc-4-2031-2033/1.1/joint/tc-4> a coomet:Participation ; coomet:capacity <capacity/joint> ;
    coomet:participantBody <body/tc-4> ; coomet:sourceNotation "TC 4" .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <participation/wp-tc-4-2031-2033/1.1/joint/tc-4> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> prov:wasDerivedFrom ?evidence } }
