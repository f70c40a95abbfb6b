# A source gives another month for a meeting.
# Источник называет для заседания другой месяц.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <meeting/tc-2-22> coomet:heldIn "2022-01"^^xsd:gYearMonth } }
