# A meeting appears without any source.
# Заседание появляется без какого-либо источника.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/reference> { <meeting/tc-4-99> a coomet:Meeting ; coomet:meetingBody <body/tc-4> ; coomet:meetingNumber 99 } }
