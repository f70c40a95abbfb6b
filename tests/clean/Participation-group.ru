# A group takes part that the list of groups has.
# Участвует группа, которая есть в списке групп.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <participation/wp-tc-4-2031-2033/2.1/performer/sc-4.2> coomet:participantGroup <collective/subcommittees>
} }
