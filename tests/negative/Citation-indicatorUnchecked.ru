# A development programme no longer lists its indicators.
# Программа развития больше не перечисляет своих индикаторов.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { ?indicator prov:hadPrimarySource ?document . ?item coomet:measuredBy ?indicator } }
WHERE { GRAPH <https://w3id.org/coomet/graph/asserted/dp-2031-2033> { ?item coomet:measuredBy ?indicator . ?indicator prov:hadPrimarySource ?document } }
