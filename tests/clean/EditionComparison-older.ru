# A comparison that says from which edition the changes lead.
# Сравнение говорит, от какой редакции идут изменения.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <comparison/a/b> a coomet:EditionComparison ; coomet:newerEdition <edition/b> ; coomet:olderEdition <edition/a> .
  <edition/a> a coomet:SourceEdition .
  <edition/b> a coomet:SourceEdition .
} }
