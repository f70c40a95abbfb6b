# A project names a document that the table of documents has.
# Проект называет документ, который есть в таблице документов.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <project/900> coomet:concernsDocument <document/r-it-24>
} }
