# A coordinator works at an institute that the table of organisations has.
# Координатор работает в институте, который есть в таблице организаций.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <project/900> coomet:coordinatedBy <person/n.-example> .
  <person/n.-example> a schema:Person ; foaf:name "N. Example" ; org:memberOf <organisation/nsc-im> ; prov:wasDerivedFrom ?evidence .
} }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <project/900> prov:wasDerivedFrom ?evidence } }
