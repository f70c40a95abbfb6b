# Project 900 with a second number of another country.
# Проект 900 со вторым номером другой страны.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <project/900> dcterms:identifier "900/RU-a/31"
} }
