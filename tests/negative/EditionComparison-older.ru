# A comparison that does not say from which edition the changes lead.
# Сравнение не говорит, от какой редакции идут изменения.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <comparison/a/b> a coomet:EditionComparison ; coomet:newerEdition <edition/b> .
  <edition/b> a coomet:SourceEdition .
} }
