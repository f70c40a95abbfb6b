# A quotation comes from a document that nobody read.
# Цитата взята из документа, который никто не читал.
BASE <https://w3id.org/coomet/id/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH ?graph { ?thing oa:hasSource ?value } }
INSERT { GRAPH ?graph { ?thing oa:hasSource <source/lost> } }
WHERE { GRAPH ?graph { <section/wp-tc-4-2031-2033/1> prov:wasDerivedFrom ?thing . ?thing oa:hasSource ?value } }
