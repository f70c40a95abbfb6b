# Nothing shows where an indicator comes from.
# Не показано, откуда взят индикатор.
BASE <https://w3id.org/coomet/id/>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { <indicator/dp-2031-2033/a.1.1> prov:wasDerivedFrom ?value } }
WHERE { GRAPH ?graph { <indicator/dp-2031-2033/a.1.1> prov:wasDerivedFrom ?value } }
