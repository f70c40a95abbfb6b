# A section has no title.
# У раздела нет названия.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH ?graph { <section/wp-tc-4-2031-2033/2> dcterms:title ?value } }
WHERE { GRAPH ?graph { <section/wp-tc-4-2031-2033/2> dcterms:title ?value } }
