# A place in a source does not end.
# Место в источнике не заканчивается.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { ?thing coomet:lastLine ?value } }
WHERE { GRAPH ?graph { <section/wp-tc-4-2031-2033/1> prov:wasDerivedFrom ?thing . ?thing coomet:lastLine ?value } }
