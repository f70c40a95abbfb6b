# The number of project 900 written once more, with a Cyrillic letter.
# Номер проекта 900 записан ещё раз, с кириллической буквой.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <project/900> coomet:sourceNotation "900/BY-а/31"
} }
