# A project was registered in two years.
# Проект зарегистрирован в двух годах.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <project/900> coomet:registrationYear 2032 } }
