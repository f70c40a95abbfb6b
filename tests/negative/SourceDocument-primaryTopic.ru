# A file holds a programme of which nothing is known.
# В файле программа, о которой ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <source/wp-tc-4-2031-2033> foaf:primaryTopic <programme/lost> } }
