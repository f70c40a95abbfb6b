# Two headings with different titles bear one number.
# Два заголовка с разными названиями имеют один номер.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <section/wp-tc-4-2031-2033/2> dcterms:title "Training of experts"@en } }
