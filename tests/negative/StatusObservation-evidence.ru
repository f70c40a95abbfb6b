# Nothing shows where a report stands.
# Не показано, где стоит отметка.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { ?thing prov:wasDerivedFrom ?value } }
WHERE { GRAPH ?graph { <action/wp-tc-4-2031-2033/2.1> coomet:hasStatusObservation ?thing . ?thing prov:wasDerivedFrom ?value } }
