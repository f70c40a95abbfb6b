# Action 1.2 gets nearly the title of action 1.1.
# Мероприятие 1.2 получает почти то же название, что и 1.1.
PREFIX dcterms: <http://purl.org/dc/terms/>
WITH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033>
DELETE { ?action dcterms:title ?title }
INSERT { ?action dcterms:title "Preparation of the plan of seminars"@en }
WHERE {
  VALUES ?action { <https://w3id.org/coomet/id/action/wp-tc-4-2031-2033/1.2> }
  ?action dcterms:title ?title
}
