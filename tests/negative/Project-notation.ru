# A project has two running numbers, one with a country.
# У проекта два порядковых номера, один из них со страной.
BASE <https://w3id.org/coomet/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> { <project/900> skos:notation "900/BY" } }
