# The place where a coordinator is named is known.
# Место, где назван координатор, известно.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>

INSERT { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <project/900> coomet:coordinatedBy <person/n.-example> .
  <person/n.-example> a schema:Person ; foaf:name "N. Example" ; prov:wasDerivedFrom ?evidence .
} }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <project/900> prov:wasDerivedFrom ?evidence } }
