# The term of an item ends in 2034, its programme in 2033.
# Срок пункта истекает в 2034 году, программа — в 2033-м.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <item/dp-2031-2033/1.2> coomet:endYear ?value } }
INSERT { GRAPH ?graph { <item/dp-2031-2033/1.2> coomet:endYear 2034 } }
WHERE { GRAPH ?graph { <item/dp-2031-2033/1.2> coomet:endYear ?value } }
