# A chair named with one portfolio.
# У председателя назван один круг ведения.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <post/chair-of-tc-4> coomet:portfolio "training"@en } }
