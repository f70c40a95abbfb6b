# Nothing shows where a performer is named.
# Не показано, где назван исполнитель.
BASE <https://w3id.org/coomet/id/>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> prov:wasDerivedFrom ?value } }
WHERE { GRAPH ?graph { <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> prov:wasDerivedFrom ?value } }
