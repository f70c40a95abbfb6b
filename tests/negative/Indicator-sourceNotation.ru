# How an indicator is written is not known.
# Неизвестно, как записан индикатор.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <indicator/dp-2031-2033/a.1.1> coomet:sourceNotation ?value } }
WHERE { GRAPH ?graph { <indicator/dp-2031-2033/a.1.1> coomet:sourceNotation ?value } }
