# The date of founding is no year or month.
# Дата создания — не год и не месяц.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <body/sc-4.5> coomet:validFrom "April 2012" } }
