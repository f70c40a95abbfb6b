# The coordinator of a project is a post.
# Координатор проекта — должность.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <project/900> coomet:coordinatedBy <post/chair-of-tc-4>
} }
