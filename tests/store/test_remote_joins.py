"""A store that holds no more than the joins of a query gives the same answer as the whole."""

import random

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from coomet_graph.errors import QueryError
from coomet_graph.pipeline import Build
from coomet_graph.questions import Card, load_cards
from coomet_graph.store import EmbeddedDataset
from coomet_graph.store.dataset import Term
from coomet_graph.store.remote_joins import Join, joins_of

GRAPHS = [NamedNode(f"x:graph/{name}") for name in "gh"]
THINGS = [NamedNode(f"x:{number}") for number in range(6)]
PROPERTIES = [NamedNode(f"x:{name}") for name in "pqr"]
TEXTS = [Literal(text) for text in ("a", "b")]


def fetched(whole: Store, query: str) -> tuple[EmbeddedDataset, int]:
    """What a server would be asked for, and how many rows it would give."""
    store, rows = Store(), 0
    for join in joins_of(query):
        select = f"SELECT {' '.join(join.variables)} WHERE {{ {join.where} }}"
        for row in EmbeddedDataset(whole).select(select).rows:
            rows += 1
            solution = {
                name: term for name, term in zip(join.variables, row, strict=True) if term is not None
            }
            store.extend(join.quads(solution))
    return EmbeddedDataset(store), rows


def answers(dataset: EmbeddedDataset, query: str) -> list[str]:
    return sorted(map(str, dataset.select(query).rows))


def store_of(dataset: EmbeddedDataset) -> Store:
    return dataset._store


# ---------------------------------------------------------------- queries made by chance


def invented(chance: random.Random) -> Store:
    store = Store()
    for _ in range(40):
        values: list[NamedNode | Literal] = [*THINGS, *TEXTS]
        thing, prop, value = chance.choice(THINGS), chance.choice(PROPERTIES), chance.choice(values)
        store.add(Quad(thing, prop, value))
        store.add(Quad(thing, prop, value, chance.choice(GRAPHS)))
    return store


class Inventor:
    """Writes queries of every form, most of them without much sense."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.names = 0

    def query(self) -> str:
        return f"SELECT * WHERE {{ {self.group(3)} }}"

    def group(self, depth: int) -> str:
        parts = [self.basic(), *(self.part(depth) for _ in range(self.chance.randint(0, 3)))]
        if self.chance.random() < 0.3:
            parts.insert(0, self.values())
        return " ".join(parts)

    def part(self, depth: int) -> str:
        if depth == 0:
            return self.basic()
        forms = (
            lambda: f"OPTIONAL {{ {self.group(depth - 1)} }}",
            lambda: f"MINUS {{ {self.group(depth - 1)} }}",
            lambda: f"{{ {self.group(depth - 1)} }} UNION {{ {self.group(depth - 1)} }}",
            lambda: f"{{ {self.group(depth - 1)} }}",
            lambda: f"FILTER {self.chance.choice(('', 'NOT '))}EXISTS {{ {self.group(depth - 1)} }}",
            lambda: (
                f"FILTER({self.variable()} {self.chance.choice(('=', '!='))} {self.chance.choice(THINGS)})"
            ),
            lambda: f"FILTER({self.chance.choice(('', '!'))}BOUND({self.variable()}))",
            lambda: f"OPTIONAL {{ {self.group(depth - 1)} FILTER({self.variable()} != {self.variable()}) }}",
            lambda: f"GRAPH {self.chance.choice([str(GRAPHS[0]), '?g'])} {{ {self.group(depth - 1)} }}",
            lambda: f"{{ SELECT ?a ?b WHERE {{ {self.group(depth - 1)} }} }}",
            lambda: (
                f"{{ SELECT ?a (COUNT(?b) AS {self.new()}) WHERE {{ {self.group(depth - 1)} }} GROUP BY ?a }}"
            ),
            lambda: f"BIND(STR({self.variable()}) AS {self.new()})",
            lambda: f"BIND(EXISTS {{ {self.basic()} }} AS {self.new()})",
            self.values,
            self.basic,
        )
        return self.chance.choice(forms)()

    def basic(self) -> str:
        return " ".join(f"{self.triple()} ." for _ in range(self.chance.randint(1, 3)))

    def triple(self) -> str:
        p, q, r = (str(each) for each in PROPERTIES)
        prop = self.chance.choice(
            (p, q, r, p, q, r, "?c", f"{p}/{q}", f"^{p}", f"{p}|{q}", f"{p}+", f"{q}/^{r}")
        )
        subject = self.chance.choice([*map(str, THINGS[:2]), *4 * [self.variable()]])
        value = self.chance.choice([*map(str, (*THINGS[:2], TEXTS[0])), *6 * [self.variable()], "[]"])
        return f"{subject} {prop} {value}"

    def values(self) -> str:
        things = " ".join(str(self.chance.choice(THINGS)) for _ in range(self.chance.randint(1, 3)))
        return f"VALUES {self.variable()} {{ {things} }}"

    def variable(self) -> str:
        return self.chance.choice(("?a", "?b", "?c", "?d"))

    def new(self) -> str:
        self.names += 1
        return f"?new{self.names}"


@pytest.mark.parametrize("seed", [2, 3])
def test_queries_made_by_chance_have_the_same_answer(seed: int) -> None:
    chance = random.Random(seed)
    told = 0
    for _ in range(40):
        whole = invented(chance)
        query = Inventor(chance).query()
        try:
            expected = answers(EmbeddedDataset(whole), query)
        except QueryError:
            continue
        assert answers(fetched(whole, query)[0], query) == expected, query
        told += bool(expected)
    assert told > 5, "some of them have answers"


# ---------------------------------------------------------------- our queries


@pytest.mark.parametrize("card", load_cards(), ids=lambda card: card.name)
def test_a_question_is_answered_from_what_its_joins_hold(golden: Build, card: Card) -> None:
    found, _ = fetched(store_of(golden.dataset), card.query)
    assert answers(found, card.query) == answers(golden.dataset, card.query)


# ---------------------------------------------------------------- as little as needed


@pytest.fixture
def whole() -> Store:
    """A hundred things with a number each; ten of them have a name too, and one a friend."""
    store = Store()
    for number in range(100):
        store.add(Quad(NamedNode(f"x:{number}"), NamedNode("x:number"), Literal(str(number))))
        if number < 10:
            store.add(Quad(NamedNode(f"x:{number}"), NamedNode("x:name"), Literal(f"n{number}")))
    store.add(Quad(NamedNode("x:1"), NamedNode("x:friend"), NamedNode("x:2")))
    return store


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("SELECT * WHERE { ?s <x:number> ?n ; <x:name> ?m }", 10),
        ("SELECT * WHERE { VALUES ?s { <x:5> } ?s <x:number> ?n }", 1),
        ("SELECT * WHERE { VALUES ?s { <x:5> } { ?s <x:number> ?n } UNION { ?s <x:name> ?n } }", 2),
        ("SELECT * WHERE { VALUES ?s { <x:5> } OPTIONAL { ?s <x:number> ?n } }", 1),
        ("SELECT * WHERE { ?s <x:friend> ?t OPTIONAL { ?t <x:number> ?n } }", 2),
        ("SELECT * WHERE { ?s <x:friend> ?t MINUS { ?s <x:number> ?n } }", 2),
        ("SELECT * WHERE { ?s <x:friend> ?t FILTER NOT EXISTS { ?t <x:number> ?n } }", 2),
        ("SELECT * WHERE { { ?s <x:friend> ?t } { ?s <x:number> ?n } }", 1),
        ("SELECT * WHERE { ?s <x:friend> ?t . ?u <x:name> ?m }", 11),
    ],
)
def test_no_more_is_asked_for_than_can_matter(whole: Store, query: str, most: int) -> None:
    found, rows = fetched(whole, query)
    assert rows <= most
    assert answers(found, query) == answers(EmbeddedDataset(whole), query)


@pytest.mark.parametrize(
    "query", ["SELECT * WHERE { ?s !<x:p> ?o }", "SELECT (EXISTS { ?s <x:p> ?o } AS ?b) WHERE { }"]
)
def test_what_cannot_be_followed_is_told(query: str) -> None:
    with pytest.raises(QueryError, match="on this store"):
        joins_of(query)


def test_a_solution_that_is_no_statement_is_told() -> None:
    join = Join((("?s", "?p", "?o"),))
    literal, thing = Literal("x"), THINGS[0]
    assert list(join.quads({"?s": Literal("x:1"), "?p": PROPERTIES[0], "?o": literal})) == [
        Quad(NamedNode("x:1"), PROPERTIES[0], literal)
    ]
    solutions: tuple[dict[str, Term], ...] = (
        {"?s": literal, "?p": thing, "?o": thing},
        {"?s": thing, "?p": literal, "?o": thing},
    )
    for solution in solutions:
        with pytest.raises(ValueError, match="IRI"):
            list(join.quads(solution))
