# An action of the work programme stands in a section of the development programme.
# Мероприятие рабочей программы стоит в разделе Программы развития.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <action/wp-tc-4-2031-2033/2.1> coomet:inSection ?value } }
INSERT { GRAPH ?graph { <action/wp-tc-4-2031-2033/2.1> coomet:inSection <section/dp-2031-2033/1> } }
WHERE { GRAPH ?graph { <action/wp-tc-4-2031-2033/2.1> coomet:inSection ?value } }
