# COOMET is placed under one of its committees.
# КООМЕТ подчинён одному из своих комитетов.
BASE <https://w3id.org/coomet/id/>
PREFIX org: <http://www.w3.org/ns/org#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <body/coomet> org:subOrganizationOf <body/committee> } }
