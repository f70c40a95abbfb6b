# An item is listed in a document that nobody read.
# Пункт перечислен в документе, который никто не читал.
BASE <https://w3id.org/coomet/id/>
PREFIX prov: <http://www.w3.org/ns/prov#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { <item/dp-2031-2033/1.2> prov:hadPrimarySource <source/lost> } }
