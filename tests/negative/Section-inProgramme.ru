# Nothing says in which programme a section stands.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <section/wp-tc-4-2031-2033/2> coomet:inProgramme ?value } }
WHERE { GRAPH ?graph { <section/wp-tc-4-2031-2033/2> coomet:inProgramme ?value } }
