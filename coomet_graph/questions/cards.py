"""A question card is a query file with a title, typed parameters and column headings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from coomet_graph.errors import ParameterError, Text, UnknownNameError
from coomet_graph.namespaces import XSD
from coomet_graph.queries import QueryFile, bound, load_queries
from coomet_graph.store import Dataset, Names
from coomet_graph.store.dataset import Term


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


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that answer a question, and the names to show them by."""

    card: Card
    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
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


def ask(dataset: Dataset, name: str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Answer a named question.

    Raises UnknownNameError for an unknown question, ParameterError for a missing, unknown or wrong parameter.
    """
    cards = {card.name: card for card in load_cards()}
    if name not in cards:
        known = ", ".join(cards)
        raise UnknownNameError(
            f'There is no question "{name}"; the questions are: {known}.',
            f"Вопроса «{name}» нет; есть вопросы: {known}.",
        )
    card, names = cards[name], Names(dataset)
    values = _values(card, parameters or {}, names)
    solutions = dataset.select(bound(card.query, values))
    return Answer(card, solutions.variables, solutions.rows, names)


def _card(query: QueryFile) -> Card:
    parameters = tuple(
        Parameter(name, entry["kind"], entry["required"], Text(**entry["label"]), entry["example"])
        for name, entry in query.header.get("parameters", {}).items()
    )
    columns = {name: Text(**heading) for name, heading in query.header["columns"].items()}
    return Card(
        query.name, query.text_of("title"), query.text_of("description"), parameters, columns, query.text
    )


def _values(card: Card, given: Mapping[str, str], names: Names) -> dict[str, Literal | NamedNode]:
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
