# The identifier of an organisation is made up.
# Идентификатор организации выдуман.
BASE <https://w3id.org/coomet/id/>
PREFIX schema: <https://schema.org/>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <organisation/bipm> schema:sameAs <https://ror.org/unknown> } }
