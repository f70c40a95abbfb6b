# The language of a title is not known.
# Язык названия неизвестен.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <programme/wp-tc-4-2031-2033> dcterms:title "Work programme" } }
