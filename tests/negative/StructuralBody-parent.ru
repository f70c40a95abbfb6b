# A subcommittee belongs to two committees.
# Подкомитет принадлежит двум комитетам.
BASE <https://w3id.org/coomet/id/>
PREFIX org: <http://www.w3.org/ns/org#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <body/sc-4.5> org:subOrganizationOf <body/tc-2> } }
