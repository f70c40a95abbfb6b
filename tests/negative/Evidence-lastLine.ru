# A place in a source ends on a line that has no number.
# Место в источнике заканчивается на строке без номера.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { ?thing coomet:lastLine ?value } }
INSERT { GRAPH ?graph { ?thing coomet:lastLine "ten" } }
WHERE { GRAPH ?graph { <section/wp-tc-4-2031-2033/1> prov:wasDerivedFrom ?thing . ?thing coomet:lastLine ?value } }
