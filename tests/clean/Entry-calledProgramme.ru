# An item calls for the work programme of TC 4, which is there.
# Пункт требует рабочей программы ТК 4, которая есть.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> {
  <item/dp-2031-2033/1.2> coomet:callsForProgramme <programme/wp-tc-4-2031-2033>
} }
