# The work programme and one of its actions run to 2034, the development programme to 2033.
# Рабочая программа и одно её мероприятие длятся до 2034 года, Программа развития — до 2033-го.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { ?thing coomet:endYear ?end } }
INSERT { GRAPH ?graph { ?thing coomet:endYear 2034 } }
WHERE {
  GRAPH ?graph { ?thing coomet:endYear ?end }
  VALUES ?thing { <programme/wp-tc-4-2031-2033> <action/wp-tc-4-2031-2033/2.1> }
}
