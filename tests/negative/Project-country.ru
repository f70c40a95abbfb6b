# Two countries are named as the one that proposed a project.
# Предложившими проект названы две страны.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <project/900> coomet:proposedByCountry <country/kz> } }
