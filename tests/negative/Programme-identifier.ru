# A programme has two codes.
# У программы два кода.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <programme/wp-tc-4-2031-2033> dcterms:identifier "P5/2031" } }
