# A place in a source has no quotation.
# У места в источнике нет цитаты.
BASE <https://w3id.org/coomet/id/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { ?thing oa:exact ?value } }
WHERE { GRAPH ?graph { <section/wp-tc-4-2031-2033/1> prov:wasDerivedFrom ?thing . ?thing oa:exact ?value } }
