"""A question card is a query file with a title, typed parameters and column headings.

Where a programme has editions in two languages, what is quoted from it stands in the graph in both. A card
names the columns of such words in its header (`words`, that of the words themselves first): of rows that
differ in these alone, an answer has those in the language asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from coomet_graph.errors import ParameterError, Text, UnknownNameError
from coomet_graph.letters import language_of
from coomet_graph.namespaces import XSD
from coomet_graph.queries import QueryFile, bound, load_queries
from coomet_graph.store import Dataset, Names
from coomet_graph.store.dataset import Solutions, Term

_Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: `kind` is one of the kinds of things, or "year"."""

    name: str
    kind: str
    required: bool
    label: Text
    example: str


@dataclass(frozen=True, slots=True)
class Card:
    """A question that can be asked by its name."""

    name: str
    title: Text
    description: Text
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, Text]
    query: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that answer a question, and the names to show them by."""

    card: Card
    columns: tuple[str, ...]
    rows: tuple[_Row, ...]
    names: Names

    def headings(self, language: str = "en") -> list[str]:
        """The column headings in a language."""
        return [
            self.card.columns[name].in_language(language) if name in self.card.columns else name
            for name in self.columns
        ]

    def table(self, language: str = "en") -> list[list[str]]:
        """The rows as people read them."""
        self.names.fetch(term.value for row in self.rows for term in row if isinstance(term, NamedNode))
        return [[self.names.show(term, language) for term in row] for row in self.rows]


@cache
def load_cards() -> tuple[Card, ...]:
    """All question cards, by name."""
    return tuple(_card(query) for query in load_queries("questions"))


def ask(
    dataset: Dataset, name: str, parameters: Mapping[str, str] | None = None, language: str = "en"
) -> Answer:
    """Answer a named question; what the documents say in two languages is quoted in the one asked for.

    Raises UnknownNameError for an unknown question, ParameterError for a missing, unknown or wrong parameter.
    """
    card, names = card_named(name), Names(dataset)
    values = values_of(card, parameters or {}, names)
    solutions = dataset.select(bound(card.query, values))
    return Answer(card, solutions.variables, _in_language(card, solutions, language), names)


def card_named(name: str) -> Card:
    """The question of this name. Raises UnknownNameError."""
    cards = {card.name: card for card in load_cards()}
    if name not in cards:
        known = ", ".join(cards)
        raise UnknownNameError(
            f'There is no question "{name}"; the questions are: {known}.',
            f"Вопроса «{name}» нет; есть вопросы: {known}.",
        )
    return cards[name]


def _in_language(card: Card, solutions: Solutions, language: str) -> tuple[_Row, ...]:
    """The rows without those that say in another language what a row says in the one asked for."""
    places = [solutions.variables.index(name) for name in card.words]
    if not places:
        return solutions.rows
    spoken: dict[_Row, set[str]] = defaultdict(set)
    rows = [
        (row, tuple(term for at, term in enumerate(row) if at not in places), _language(row[places[0]]))
        for row in solutions.rows
    ]
    for _, key, said_in in rows:
        spoken[key].add(said_in)
    return tuple(row for row, key, said_in in rows if said_in == _nearest(spoken[key], language))


def _language(term: Term | None) -> str:
    """The language of the words in a cell; an empty one has none."""
    if not isinstance(term, Literal):
        return ""
    return term.language or language_of(term.value)


def _nearest(languages: Iterable[str], asked: str) -> str:
    return min(languages, key=lambda each: (each != asked, each != "en", each))


def _card(query: QueryFile) -> Card:
    parameters = tuple(
        Parameter(name, entry["kind"], entry["required"], Text(**entry["label"]), entry["example"])
        for name, entry in query.header.get("parameters", {}).items()
    )
    columns = {name: Text(**heading) for name, heading in query.header["columns"].items()}
    return Card(
        query.name,
        query.text_of("title"),
        query.text_of("description"),
        parameters,
        columns,
        query.text,
        tuple(query.header.get("words", ())),
    )


def values_of(card: Card, given: Mapping[str, str], names: Names) -> dict[str, Literal | NamedNode]:
    """The terms that the words given for parameters mean. Raises ParameterError."""
    known = {parameter.name: parameter for parameter in card.parameters}
    for name in given:
        if name not in known:
            choices = ", ".join(known) or "–"
            raise ParameterError(
                f'The question {card.name} has no parameter "{name}"; its parameters are: {choices}.',
                f"У вопроса {card.name} нет параметра «{name}»; его параметры: {choices}.",
            )
    for parameter in card.parameters:
        if parameter.required and parameter.name not in given:
            hint = f'{parameter.name}="{parameter.example}"'
            raise ParameterError(
                f"The question {card.name} needs the parameter {parameter.name}; for example --param {hint}.",
                f"Вопросу {card.name} нужен параметр {parameter.name}; например, --param {hint}.",
            )
    return {name: _term(known[name], value, names) for name, value in given.items()}


def _term(parameter: Parameter, value: str, names: Names) -> Literal | NamedNode:
    if parameter.kind != "year":
        return names.find(parameter.kind, value)
    if not (value.isascii() and value.isdigit() and len(value) == 4):
        raise ParameterError(
            f'{parameter.name} needs a year of four digits, not "{value}"; for example {parameter.example}.',
            f"Параметру {parameter.name} нужен год из четырёх цифр, а не «{value}»; "
            f"например, {parameter.example}.",
        )
    return Literal(value, datatype=NamedNode(XSD + "integer"))
