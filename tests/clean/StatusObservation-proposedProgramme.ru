# Work is to be moved to the development programme of the next period, which was read.
# Работу предлагается перенести в прочитанную Программу развития следующего периода.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX prov: <http://www.w3.org/ns/prov#>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  ?report coomet:proposedProgramme <programme/dp-2034-2036> .
  <programme/dp-2034-2036> a coomet:DevelopmentProgramme ; coomet:startYear 2034 ; coomet:endYear 2036 ;
    coomet:programmeBody <body/coomet> ; prov:wasDerivedFrom ?evidence .
  <source/dp-2034-2036> foaf:primaryTopic <programme/dp-2034-2036> .
} }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:hasStatusObservation ?report . ?report prov:wasDerivedFrom ?evidence } }
