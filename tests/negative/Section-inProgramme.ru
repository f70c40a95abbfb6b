# Nothing says in which programme a section stands.
# Не сказано, в какой программе раздел.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <section/wp-tc-4-2031-2033/2> coomet:inProgramme ?value } }
WHERE { GRAPH ?graph { <section/wp-tc-4-2031-2033/2> coomet:inProgramme ?value } }
