# Nothing shows where a post is named.
# Не показано, где названа должность.
BASE <https://w3id.org/coomet/id/>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { <post/chair-of-tc-4> prov:wasDerivedFrom ?value } }
WHERE { GRAPH ?graph { <post/chair-of-tc-4> prov:wasDerivedFrom ?value } }
