# A post has a role that the list does not know.
# У должности роль, которой нет в списке.
BASE <https://w3id.org/coomet/id/>
PREFIX org: <http://www.w3.org/ns/org#>

DELETE { GRAPH ?graph { <post/chair-of-tc-4> org:role ?value } }
INSERT { GRAPH ?graph { <post/chair-of-tc-4> org:role <role/jester> } }
WHERE { GRAPH ?graph { <post/chair-of-tc-4> org:role ?value } }
