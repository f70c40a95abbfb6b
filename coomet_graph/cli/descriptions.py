"""A thing's description for people and for programs."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from coomet_graph.cli.places import Legend
from coomet_graph.cli.tables import as_table, harmless
from coomet_graph.cli.words import choose
from coomet_graph.questions import Description, Fact
from coomet_graph.store.names import shortened

_SHOWN = 200
_PLACES = 3


def as_text(descriptions: Sequence[Description], lang: str | None) -> str:
    """Each thing: what it is, what is said of it, what refers to it; behind each statement its source."""
    legend = Legend(lang)
    parts = [_one(description, legend) for description in descriptions]
    return "\n".join(part for part in (*parts, legend.explained()) if part)


def as_json(descriptions: Sequence[Description]) -> str:
    """The same as a list of objects."""
    return json.dumps([asdict(each) for each in descriptions], ensure_ascii=False, indent=1) + "\n"


def _one(description: Description, legend: Legend) -> str:
    lang = legend.lang
    what = ", ".join(description.classes)
    head = f"{description.label}\n{what}  {description.iri}\n"
    if description.title and description.title not in description.label:
        head += f"{description.title}\n"
    headings = [
        choose(lang, "Statement", "Утверждение"),
        choose(lang, "Value", "Значение"),
        choose(lang, "Words of the source", "Слова источника"),
    ]
    text = harmless(head) + as_table(headings, _rows(description.facts, legend))
    if description.referring:
        title = choose(lang, "Referred to by", "На это ссылаются")
        text += as_table(headings, _rows(description.referring, legend), title)
    return text


def _rows(facts: Iterable[Fact], legend: Legend) -> list[list[str]]:
    return [[fact.label, shortened(fact.value, _SHOWN), _source(fact, legend)] for fact in facts]


def _source(fact: Fact, legend: Legend) -> str:
    if fact.inferred:
        return choose(legend.lang, "(inferred)", "(выведено)")
    if not fact.places:
        return choose(legend.lang, "(reference data)", "(справочные данные)")
    return legend.show_all(fact.places, _PLACES, said=fact.value)
