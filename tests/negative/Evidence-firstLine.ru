# A place in a source begins on line 0.
# Место в источнике начинается со строки 0.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { ?thing coomet:firstLine ?value } }
INSERT { GRAPH ?graph { ?thing coomet:firstLine 0 } }
WHERE { GRAPH ?graph { <section/wp-tc-4-2031-2033/1> prov:wasDerivedFrom ?thing . ?thing coomet:firstLine ?value } }
