# An action names a document that the table of documents has.
# Мероприятие называет документ, который есть в таблице документов.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/2.1> coomet:concernsDocument <document/r-it-24>
} }
