# The date of closing is no year or month.
# Дата закрытия — не год и не месяц.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <body/sc-4.5> coomet:validTo "long ago" } }
