# The term of an item becomes "Constantly".
# Срок пункта становится «Постоянно».
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.2> coomet:startYear ?start ; coomet:endYear ?end ; coomet:termText ?text } }
INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.2> coomet:termText "Constantly" ; coomet:recurrence <recurrence/ongoing> } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.2> coomet:startYear ?start ; coomet:endYear ?end ; coomet:termText ?text } }
