# A comparison that says to which edition the changes lead.
# Сравнение говорит, к какой редакции ведут изменения.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <comparison/a/b> a coomet:EditionComparison ; coomet:olderEdition <edition/a> ; coomet:newerEdition <edition/b> .
  <edition/a> a coomet:SourceEdition .
  <edition/b> a coomet:SourceEdition .
} }
