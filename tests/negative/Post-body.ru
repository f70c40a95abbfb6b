# Nothing says in which body a post is.
# Не сказано, в каком органе эта должность.
BASE <https://w3id.org/coomet/id/>
PREFIX org: <http://www.w3.org/ns/org#>

DELETE { GRAPH ?graph { <post/chair-of-tc-4> org:postIn ?value } }
WHERE { GRAPH ?graph { <post/chair-of-tc-4> org:postIn ?value } }
