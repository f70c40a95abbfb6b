# An item concerns pages of which nothing is known.
# Пункт касается страниц, о которых ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.2> coomet:concerns <resource/lost-pages> } }
