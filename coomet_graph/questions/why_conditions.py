"""What a query asks for, condition by condition; and which of them is the first that something fails.

The text of a query of ours is taken apart at its braces: one list of conditions for each way through its
UNIONs. Then the conditions are put to the graph one after the other, with those before them, about the things
that are given; what is asked stays small, however large the graph is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from coomet_graph.namespaces import RDF
from coomet_graph.queries import WHOLE
from coomet_graph.questions.why_words import Statement
from coomet_graph.store import Dataset
from coomet_graph.store.dataset import Term

_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^\S+)?|<[^<>\s"{}|^`\\]*>|#[^\n]*|[{}();,]|\.(?=\s|\Z)|[^\s{}();,"<]+|<=?'
)
_PREFIX = re.compile(r"PREFIX\s+([\w-]*):\s*<([^<>]*)>", re.IGNORECASE)
_CLAUSES = frozenset({"OPTIONAL", "MINUS", "FILTER", "BIND", "VALUES"})
_MADE = re.compile(r"\bAS\s+\?(\w+)", re.IGNORECASE)
_WAYS = 24
_ROWS = 20


@dataclass(frozen=True, slots=True)
class Condition:
    """A part of a query: "statement", "filter", "absent" (must not be there), "optional" or "other".

    `triple` is what a statement is written of; `inner` are the conditions within what must not be there, may
    be there, or is counted.
    """

    kind: str
    text: str
    triple: tuple[str, str, str] | None = None
    inner: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Walk:
    """How far one gets: the conditions that hold, the first that fails, those after it, values on the way."""

    holding: tuple[Condition, ...]
    failing: Condition | None
    after: tuple[Condition, ...] = ()
    row: Mapping[str, Term] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions of a query: `ways` has a list of them for each way through its alternatives."""

    prologue: str
    prefixes: Mapping[str, str]
    ways: tuple[tuple[Condition, ...], ...]

    def required(self) -> frozenset[str]:
        """The variables about which a statement must be there."""
        return frozenset(
            word[1:]
            for way in self.ways
            for condition in way
            if condition.kind == "statement" and condition.triple is not None
            for word in condition.triple
            if word.startswith("?")
        )

    def walk(self, dataset: Dataset, given: Mapping[str, Term]) -> Walk:
        """How far the things in `given` get, on the way on which they get furthest."""
        walks = [self._walk(dataset, way, given) for way in self.ways]
        return max(walks, key=_reached)

    def rows(
        self, dataset: Dataset, given: Mapping[str, Term], most: int = 1
    ) -> Iterator[tuple[tuple[Condition, ...], dict[str, Term]]]:
        """The ways on which the things fulfil all conditions, with values for all variables."""
        for way in self.ways:
            for row in self._ask(dataset, way, given)[:most]:
                yield way, {**row, **given}

    def counted(
        self, dataset: Dataset, condition: Condition, given: Mapping[str, Term], most: int
    ) -> list[dict[str, Term]]:
        """Values for the variables within a part of the query that counts, where the others are as given."""
        inside = " ".join(each.text for each in condition.inner)
        within = {name: term for name, term in given.items() if re.search(rf"\?{name}\b", inside)}
        return [{**row, **within} for row in self._ask(dataset, condition.inner, within)[:most]]

    def statement(self, condition: Condition, row: Mapping[str, Term]) -> Statement | None:
        """What a condition says with the values of a row; None if it is no plain statement."""
        if condition.triple is None:
            return None
        subject, prop, value = (self.term(each, row) for each in condition.triple)
        if isinstance(subject, NamedNode) and isinstance(prop, NamedNode) and value is not None:
            return subject.value, prop.value, value
        return None

    def term(self, written: str, row: Mapping[str, Term]) -> Term | None:
        """The value of a variable, or the IRI that is written; None if there is none."""
        if written.startswith(("?", "$")):
            return row.get(written[1:])
        if written == "a":
            return NamedNode(RDF + "type")
        if written.startswith("<") and written.endswith(">"):
            return NamedNode(written[1:-1])
        prefix, colon, name = written.partition(":")
        if colon and prefix in self.prefixes and re.fullmatch(r"[\w-]+", name):
            return NamedNode(self.prefixes[prefix] + name)
        return None

    def inside(self, dataset: Dataset, absent: Condition, row: Mapping[str, Term]) -> list[Statement]:
        """The statements that are there although a condition says that they must not be."""
        found = self._ask(dataset, absent.inner, {**row})
        if not found:
            return []
        full = {**row, **found[0]}
        told = (self.statement(each, full) for each in absent.inner)
        return [each for each in told if each is not None]

    def _walk(self, dataset: Dataset, way: Sequence[Condition], given: Mapping[str, Term]) -> Walk:
        row: dict[str, Term] = dict(given)
        for at, condition in enumerate(way):
            found = self._ask(dataset, way[: at + 1], given)
            if not found:
                return Walk(tuple(way[:at]), condition, tuple(way[at + 1 :]), row)
            row = {**found[0], **given}
        return Walk(tuple(way), None, (), row)

    def _ask(
        self, dataset: Dataset, way: Sequence[Condition], given: Mapping[str, Term]
    ) -> list[dict[str, Term]]:
        body = " ".join(condition.text for condition in way)
        # A variable that the query computes cannot be given; what came of it is compared.
        made = set(_MADE.findall(body))
        values = " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in given.items() if name not in made)
        tests = " ".join(f"FILTER(?{name} = {term})" for name, term in given.items() if name in made)
        query = f"{self.prologue} SELECT * WHERE {{ {values} {body} {tests} }} LIMIT {_ROWS}"
        return sorted(
            dataset.select(query).dicts(), key=lambda row: sorted((k, str(v)) for k, v in row.items())
        )


def conditions_of(query: str) -> Conditions:
    """The conditions of a query of ours. Raises ValueError if it is not SELECT … WHERE { … }."""
    text = _TOKEN.sub(lambda token: "" if token[0].startswith("#") else token[0], WHOLE.sub(r"\1", query))
    tokens = list(_TOKEN.finditer(text))
    start = next((at for at, token in enumerate(tokens) if token[0].upper() == "WHERE"), None)
    if start is None:
        # The form without the word.
        start = next((at - 1 for at, token in enumerate(tokens) if token[0] == "{"), None)
    if start is None:
        raise ValueError("a query is written SELECT … WHERE { … }")
    end = _closing(tokens, start + 1)
    if tokens[start + 2][0].upper() == "SELECT":
        # Rows that are counted or sorted outside.
        start = next(at for at in range(start + 2, end) if tokens[at][0].upper() == "WHERE")
        end = _closing(tokens, start + 1)
    prefixes = dict(_PREFIX.findall(text))
    prologue = "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in prefixes.items())
    ways = _Reader(text).ways(tokens[start + 2 : end])
    return Conditions(prologue, prefixes, tuple(tuple(way) for way in ways[:_WAYS]))


def _reached(walk: Walk) -> tuple[bool, int]:
    statements = sum(condition.kind != "optional" for condition in walk.holding)
    return walk.failing is None, statements


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text

    def ways(self, tokens: Sequence[re.Match[str]]) -> list[list[Condition]]:
        """The lists of conditions in the inside of a group."""
        ways: list[list[Condition]] = [[]]
        at = 0
        while at < len(tokens):
            word = tokens[at][0].upper()
            if word == "{":
                alternatives, at = self._alternatives(tokens, at)
                ways = [way + more for way in ways for more in alternatives][:_WAYS]
                continue
            if word in _CLAUSES:
                condition, at = self._clause(tokens, at, word)
                ways = [[*way, condition] for way in ways]
                continue
            if word == "SELECT":
                where = next(i for i in range(at, len(tokens)) if tokens[i][0].upper() == "WHERE")
                return self.ways(tokens[where + 2 : _closing(tokens, where + 1)])
            if word in (".", ";"):
                at += 1
                continue
            end = at
            while (
                end < len(tokens)
                and tokens[end][0] not in (".", "{")
                and tokens[end][0].upper() not in _CLAUSES
            ):
                end = _closing(tokens, end) + 1 if tokens[end][0] == "(" else end + 1
            statements = self._statements([token[0] for token in tokens[at:end]])
            ways = [way + statements for way in ways]
            at = end
        return ways

    def _alternatives(self, tokens: Sequence[re.Match[str]], at: int) -> tuple[list[list[Condition]], int]:
        found: list[list[Condition]] = []
        while True:
            end = _closing(tokens, at)
            inside = tokens[at + 1 : end]
            if inside and inside[0][0].upper() == "SELECT":
                found += self._selection(inside, self._slice(tokens, at, end))
            else:
                found += self.ways(inside)
            at = end + 1
            if at < len(tokens) and tokens[at][0].upper() == "UNION":
                at += 1
                continue
            return found, at

    def _selection(self, inside: Sequence[re.Match[str]], text: str) -> list[list[Condition]]:
        """A SELECT within: its conditions, or as a whole where it counts or has variables of its own."""
        where = next(at for at, token in enumerate(inside) if token[0].upper() == "WHERE")
        head = {token[0] for token in inside[1:where]}
        body = inside[where + 1 :]
        own = {token[0] for token in body if token[0].startswith("?")} - head
        elsewhere = self._text.replace(text, "", 1)
        shared = any(re.search(re.escape(name) + r"\b", elsewhere) for name in own)
        if "(" in head or shared or _closing(body, 0) != len(body) - 1:
            within = self.ways(inside)[0]
            return [[Condition("other", text, inner=tuple(within))]]
        return self.ways(body[1:-1])

    def _clause(self, tokens: Sequence[re.Match[str]], at: int, word: str) -> tuple[Condition, int]:
        opening = next(i for i in range(at + 1, len(tokens)) if tokens[i][0] in ("{", "("))
        # A filter by a function of its own, or NOT EXISTS.
        negated = word == "MINUS" or (
            word == "FILTER" and [t[0].upper() for t in tokens[at + 1 : at + 3]] == ["NOT", "EXISTS"]
        )
        end = _closing(tokens, opening)
        if word == "VALUES" and tokens[opening][0] == "(":
            end = _closing(tokens, end + 1)
        text = self._slice(tokens, at, end)
        if negated:
            return Condition("absent", text, inner=tuple(self.ways(tokens[opening + 1 : end])[0])), end + 1
        kind = {"FILTER": "filter", "OPTIONAL": "optional"}.get(word, "other")
        inner = tuple(self.ways(tokens[opening + 1 : end])[0]) if word == "OPTIONAL" else ()
        return Condition(kind, text, inner=inner), end + 1

    def _slice(self, tokens: Sequence[re.Match[str]], first: int, last: int) -> str:
        return self._text[tokens[first].start() : tokens[last].end()]

    def _statements(self, words: list[str]) -> list[Condition]:
        """`?s p o ; p2 o2 , o3` as three statements."""
        found: list[Condition] = []
        subject = words[0] if words else ""
        part: list[str] = []
        prop = ""
        for word in [*words[1:], ";"]:
            if word not in (";", ","):
                part.append(word)
                continue
            if part:
                if len(part) > 1:
                    prop = "".join(part[:-1])
                found.append(
                    Condition("statement", f"{subject} {prop} {part[-1]} .", (subject, prop, part[-1]))
                )
            part = []
        return found


def _closing(tokens: Sequence[re.Match[str]], at: int) -> int:
    """Where the brace or bracket that opens at a place is closed."""
    depth = 0
    for index in range(at, len(tokens)):
        if tokens[index][0] in ("{", "("):
            depth += 1
        elif tokens[index][0] in ("}", ")"):
            depth -= 1
            if depth == 0:
                return index
    raise ValueError("a brace is not closed")
