# Nothing says to which programme an action belongs.
# Не сказано, к какой программе относится мероприятие.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <action/wp-tc-4-2031-2033/1.2> coomet:inProgramme ?value } }
WHERE { GRAPH ?graph { <action/wp-tc-4-2031-2033/1.2> coomet:inProgramme ?value } }
