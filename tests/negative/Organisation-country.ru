# An organisation is in a country of which nothing is known.
# Организация находится в стране, о которой ничего не известно.
BASE <https://w3id.org/coomet/id/>
PREFIX schema: <https://schema.org/>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <organisation/bipm> schema:location <country/xx> } }
