# The date of an approval is no year or month.
# Дата утверждения — не год и не месяц.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <programme/wp-tc-4-2031-2033> coomet:approvedIn "spring 2030" } }
