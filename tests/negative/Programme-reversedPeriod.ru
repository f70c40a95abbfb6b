# A programme for 2036 to 2035 is called for.
# Требуется программа на 2036–2035 годы.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> {
  <programme/wp-tc-4-2036-2035> a coomet:WorkProgramme ;
    coomet:startYear 2036 ; coomet:endYear 2035 ; coomet:programmeBody <body/tc-4> ;
    dcterms:source "planted" .
  <item/dp-2031-2033/1.2> coomet:callsForProgramme <programme/wp-tc-4-2036-2035> .
} }
