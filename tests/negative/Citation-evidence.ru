# Nothing shows where a citation stands.
# Не показано, где стоит ссылка.
BASE <https://w3id.org/coomet/id/>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> prov:wasDerivedFrom ?value } }
WHERE { GRAPH ?graph { <citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1> prov:wasDerivedFrom ?value } }
