# A checksum is cut short.
# Контрольная сумма обрезана.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <source/wp-tc-4-2031-2033> coomet:sha256 ?value } }
INSERT { GRAPH ?graph { <source/wp-tc-4-2031-2033> coomet:sha256 "117139ef" } }
WHERE { GRAPH ?graph { <source/wp-tc-4-2031-2033> coomet:sha256 ?value } }
