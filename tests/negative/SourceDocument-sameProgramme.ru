# A copy of a file claims to be the same programme.
# Копия файла выдаёт себя за ту же программу.
BASE <https://w3id.org/coomet/id/>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <source/wp-tc-4-2031-2033-copy> ?property ?value } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <source/wp-tc-4-2031-2033> ?property ?value } }
