"""How two things hang together: the statements between them, or the shortest way over others."""

from pyoxigraph import NamedNode

from coomet_graph.namespaces import COOMET, DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SKOS
from coomet_graph.questions.description import GENERAL
from coomet_graph.questions.why_words import Statement
from coomet_graph.store import Dataset

# These connect everything with everything and explain nothing.
_SILENT = frozenset(
    {
        *(RDF + "type", PROV + "wasDerivedFrom", PROV + "hadPrimarySource", DCTERMS + "temporal"),
        *(
            DCTERMS + "source",
            RDFS + "seeAlso",
            SKOS + "inScheme",
            SKOS + "topConceptOf",
            RDFS + "subClassOf",
            RDFS + "isDefinedBy",
            ORG + "role",
        ),
        *(COOMET + name for name in ("supportsValue", "supportsProperty", "capacity", "recurrence")),
        *(COOMET + name for name in ("status", "linkState", "bodyKind", "projectStage", "changeKind")),
    }
)
# These say where things stand: a way over them is taken only where there is no other.
_PLACING = frozenset(
    {COOMET + "inProgramme", COOMET + "inSection", FOAF + "primaryTopic", COOMET + "citesProgramme"}
)
_LEVELS = 4
_MOST = 3000


def statements_between(dataset: Dataset, one: str, other: str) -> tuple[Statement, ...]:
    """What is said of the two things directly, the exact before the general; empty if nothing is."""
    query = f"""SELECT DISTINCT ?first ?property ?last WHERE {{
      {{ VALUES (?first ?last) {{ (<{one}> <{other}>) }} ?first ?property ?last }}
      UNION
      {{ VALUES (?first ?last) {{ (<{other}> <{one}>) }} ?first ?property ?last }}
    }} ORDER BY ?first ?property"""
    found = [
        (row["first"].value, row["property"].value, row["last"]) for row in dataset.select(query).dicts()
    ]
    exact = [each for each in found if each[1] not in GENERAL] or found
    ours = [each for each in exact if each[0] == one]
    # What is said of the first thing tells the same as its inverse.
    return tuple(ours or exact)


def way_between(dataset: Dataset, one: str, other: str) -> tuple[Statement, ...]:
    """The shortest way from one thing to the other, along statements in either direction.

    Empty if there is none within a few steps.
    """
    return _way(dataset, one, other, _SILENT | _PLACING) or _way(dataset, one, other, _SILENT)


def _way(dataset: Dataset, one: str, other: str, silent: frozenset[str]) -> tuple[Statement, ...]:
    reached: tuple[dict[str, tuple[str, Statement] | None], ...] = ({one: None}, {other: None})
    frontiers = [[one], [other]]
    for _ in range(2 * _LEVELS):
        side = 0 if len(frontiers[0]) <= len(frontiers[1]) else 1
        new: list[str] = []
        for near, far, statement in _neighbours(dataset, frontiers[side], silent):
            if far not in reached[side]:
                reached[side][far] = (near, statement)
                new.append(far)
        met = [thing for thing in new if thing in reached[1 - side]]
        if met:
            first = [*reversed(_back(reached[0], met[0]))]
            return (*first, *_back(reached[1], met[0]))
        frontiers[side] = new
        if not new or sum(map(len, reached)) > _MOST:
            break
    return ()


def _back(reached: dict[str, tuple[str, Statement] | None], thing: str) -> list[Statement]:
    """The statements from a thing back to where the search began."""
    way: list[Statement] = []
    step = reached[thing]
    while step is not None:
        near, statement = step
        way.append(statement)
        step = reached[near]
    return way


def _neighbours(
    dataset: Dataset, things: list[str], silent: frozenset[str]
) -> list[tuple[str, str, Statement]]:
    values = " ".join(f"<{thing}>" for thing in things)
    query = f"""SELECT DISTINCT ?near ?property ?far ?forwards WHERE {{
      {{ VALUES ?near {{ {values} }} ?near ?property ?far BIND(true AS ?forwards) }}
      UNION
      {{ VALUES ?near {{ {values} }} ?far ?property ?near BIND(false AS ?forwards) }}
    }} ORDER BY ?near ?property ?far"""
    found: list[tuple[str, str, Statement]] = []
    for row in dataset.select(query).dicts():
        near, prop, far = row["near"].value, row["property"].value, row["far"]
        if prop in silent or not isinstance(far, NamedNode):
            continue
        forwards = row["forwards"].value == "true"
        statement = (near, prop, far) if forwards else (far.value, prop, NamedNode(near))
        found.append((near, far.value, statement))
    return found
