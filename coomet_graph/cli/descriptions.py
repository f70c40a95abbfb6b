"""A thing's description for people and for programs."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from coomet_graph.cli.tables import as_table, harmless
from coomet_graph.cli.words import choose
from coomet_graph.questions import Description, Fact
from coomet_graph.store.names import shortened

_QUOTED = 100
_PLACES = 3


def as_text(descriptions: Sequence[Description], lang: str | None) -> str:
    """Each thing: what it is, what is said of it, what refers to it; behind each statement its source."""
    return "\n".join(_one(description, lang) for description in descriptions)


def as_json(descriptions: Sequence[Description]) -> str:
    """The same as a list of objects."""
    return json.dumps([asdict(each) for each in descriptions], ensure_ascii=False, indent=1) + "\n"


def _one(description: Description, lang: str | None) -> str:
    what = ", ".join(description.classes)
    head = f"{description.label}\n{what}  {description.iri}\n"
    if description.title and description.title not in description.label:
        head += f"{description.title}\n"
    headings = [
        choose(lang, "Statement", "Утверждение"),
        choose(lang, "Value", "Значение"),
        choose(lang, "Words of the source", "Слова источника"),
    ]
    text = harmless(head) + "\n" + as_table(headings, _rows(description.facts, lang))
    if description.referring:
        title = choose(lang, "Referred to by", "На это ссылаются")
        text += as_table(headings, _rows(description.referring, lang), title)
    return text


def _rows(facts: Iterable[Fact], lang: str | None) -> list[list[str]]:
    return [[fact.label, shortened(fact.value, 200), _source(fact, lang)] for fact in facts]


def _source(fact: Fact, lang: str | None) -> str:
    if fact.inferred:
        return choose(lang, "(inferred)", "(выведено)")
    if not fact.places:
        return choose(lang, "(reference data)", "(справочные данные)")
    lines = []
    for place in fact.places[:_PLACES]:
        where = str(place.first_line)
        if place.last_line != place.first_line:
            where += f"–{place.last_line}"
        word = choose(lang, "l.", "с.")
        lines.append(f"{place.file}, {word} {where}: “{shortened(place.quotation, _QUOTED)}”")
    more = len(fact.places) - _PLACES
    if more > 0:
        lines.append(choose(lang, f"… and {more} more places", f"… и ещё мест: {more}"))
    return "\n".join(lines)
