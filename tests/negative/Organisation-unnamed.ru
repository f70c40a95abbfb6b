# An organisation is known by nothing but its place in the data.
# Об организации известно только её место в данных.
BASE <https://w3id.org/coomet/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <organisation/x> a org:FormalOrganization ; dcterms:source "planted" } }
