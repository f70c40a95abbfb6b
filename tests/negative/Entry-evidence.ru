# Nothing shows where an action comes from.
# Не показано, откуда взято мероприятие.
BASE <https://w3id.org/coomet/id/>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { <action/wp-tc-4-2031-2033/2.1> prov:wasDerivedFrom ?value } }
WHERE { GRAPH ?graph { <action/wp-tc-4-2031-2033/2.1> prov:wasDerivedFrom ?value } }
