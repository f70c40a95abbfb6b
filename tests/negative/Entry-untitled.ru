# A listed action loses its title.
# Перечисленное мероприятие теряет название.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH ?graph { <action/wp-tc-4-2031-2033/1.2> dcterms:title ?value } }
WHERE { GRAPH ?graph { <action/wp-tc-4-2031-2033/1.2> dcterms:title ?value } }
