# An item loses its term.
# Пункт теряет срок.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

DELETE { GRAPH ?graph { <item/dp-2031-2033/1.2> ?property ?value } }
WHERE {
  GRAPH ?graph { <item/dp-2031-2033/1.2> ?property ?value }
  VALUES ?property { coomet:termText coomet:startYear coomet:endYear }
}
