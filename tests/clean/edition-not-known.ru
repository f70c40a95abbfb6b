# Action 1.1 names the edition of 2014 of a document, which the table of documents has.
# Мероприятие 1.1 называет редакцию документа 2014 года, которая есть в таблице документов.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:concernsDocument <document/r-it-24/2014>
} }
