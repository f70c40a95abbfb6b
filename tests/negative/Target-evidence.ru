# Nothing shows where a target comes from.
# Не показано, откуда взято целевое значение.
BASE <https://w3id.org/coomet/id/>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { <target/dp-2031-2033/a.1.1> prov:wasDerivedFrom ?value } }
WHERE { GRAPH ?graph { <target/dp-2031-2033/a.1.1> prov:wasDerivedFrom ?value } }
