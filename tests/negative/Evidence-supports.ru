# A place in a source shows nothing.
# Место в источнике ничего не подтверждает.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { ?thing coomet:supportsProperty ?value } }
WHERE { GRAPH ?graph { <section/wp-tc-4-2031-2033/1> prov:wasDerivedFrom ?thing . ?thing coomet:supportsProperty ?value } }
