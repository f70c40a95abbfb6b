# A change of which it is said what it is: the entry was dropped.
# Изменение, о котором сказано, в чём оно состоит: пункт исключён.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <comparison/a/b/1> a coomet:EntryChange ; coomet:changeKind <changekind/dropped> ;
    coomet:versionBefore <version/a/action/1.1> .
  <version/a/action/1.1> a coomet:EntryVersion ; skos:notation "1.1" .
} }
