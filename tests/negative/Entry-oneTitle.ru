# Two rows with different titles bear one number.
# Две строки с разными названиями имеют один номер.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <action/wp-tc-4-2031-2033/1.1> dcterms:title "Preparation of a list of competitions"@en } }
