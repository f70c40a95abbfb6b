# A group is part of a body of which nothing is known.
# Группа входит в орган, о котором ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH ?graph { <collective/participants-of-cooperation> dcterms:isPartOf ?value } }
INSERT { GRAPH ?graph { <collective/participants-of-cooperation> dcterms:isPartOf <body/lost> } }
WHERE { GRAPH ?graph { <collective/participants-of-cooperation> dcterms:isPartOf ?value } }
