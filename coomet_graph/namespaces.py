"""The namespaces of the vocabulary contract, and the standard ones used with them."""

COOMET = "https://w3id.org/coomet/ontology#"
ONTOLOGY = "https://w3id.org/coomet/ontology"
SHAPES = "https://w3id.org/coomet/shapes#"
ID = "https://w3id.org/coomet/id/"
GRAPH = "https://w3id.org/coomet/graph/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
FOAF = "http://xmlns.com/foaf/0.1/"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"

PREFIXES: dict[str, str] = {
    "coomet": COOMET,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "oa": OA,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sh": SH,
    "shapes": SHAPES,
    "skos": SKOS,
    "xsd": XSD,
}


def shorten(iri: str, base: str = ID) -> str:
    """The CURIE of `iri` where a prefix fits, the path below `base` for our own things, else the IRI."""
    if iri.startswith(base):
        return iri.removeprefix(base)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
