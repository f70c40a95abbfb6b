# Action 2.1 moved into a table of its own with row number 1.
# Мероприятие 2.1 перенесено в отдельную таблицу, в строку с номером 1.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/2.1> coomet:inSection <section/wp-tc-4-2031-2033/2> ; skos:notation "2.1" ; coomet:sourceNotation "2.1." } } ;
INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/2.1> coomet:inSection <section/wp-tc-4-2031-2033/completed-projects> ; skos:notation "completed-projects/1" ; coomet:sourceNotation "1" .
  <section/wp-tc-4-2031-2033/completed-projects> a coomet:Section ; dcterms:title "COMPLETED PROJECTS"@en ; coomet:inProgramme <programme/wp-tc-4-2031-2033> ; prov:hadPrimarySource <source/wp-tc-4-2031-2033> .
} } ;
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <section/wp-tc-4-2031-2033/completed-projects> prov:wasDerivedFrom ?evidence } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <section/wp-tc-4-2031-2033/2> prov:wasDerivedFrom ?evidence } }
