# Two headings with different titles bear one number.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <section/wp-tc-4-2031-2033/2> dcterms:title "Training of experts"@en } }
