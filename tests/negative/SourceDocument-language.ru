# The language of a file is no code.
# Язык файла — не код.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH ?graph { <source/wp-tc-4-2031-2033> dcterms:language ?value } }
INSERT { GRAPH ?graph { <source/wp-tc-4-2031-2033> dcterms:language "English" } }
WHERE { GRAPH ?graph { <source/wp-tc-4-2031-2033> dcterms:language ?value } }
