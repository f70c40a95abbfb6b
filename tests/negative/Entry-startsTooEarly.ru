# The term of an item begins in 2030, its programme in 2031.
# Срок пункта начинается в 2030 году, программа — в 2031-м.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <item/dp-2031-2033/1.2> coomet:startYear ?value } }
INSERT { GRAPH ?graph { <item/dp-2031-2033/1.2> coomet:startYear 2030 } }
WHERE { GRAPH ?graph { <item/dp-2031-2033/1.2> coomet:startYear ?value } }
