# Nothing says which document a section stands in.
# Не сказано, в каком документе раздел.
BASE <https://w3id.org/coomet/id/>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { <section/wp-tc-4-2031-2033/2> prov:hadPrimarySource ?value } }
WHERE { GRAPH ?graph { <section/wp-tc-4-2031-2033/2> prov:hadPrimarySource ?value } }
