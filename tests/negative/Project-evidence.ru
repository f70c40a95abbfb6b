# Nothing shows where a project is named.
# Не показано, где назван проект.
BASE <https://w3id.org/coomet/id/>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { <project/900> prov:wasDerivedFrom ?value } }
WHERE { GRAPH ?graph { <project/900> prov:wasDerivedFrom ?value } }
