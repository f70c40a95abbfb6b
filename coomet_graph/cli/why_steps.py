"""The steps of an explanation as lines of text, each below what follows from it."""

from collections.abc import Iterable

from coomet_graph.cli.places import Legend
from coomet_graph.questions import Known, Step

_MARKS = {Known.HOLDS: "[+]", Known.FAILS: "[!]", Known.OPEN: "[ ]"}
_SOURCES = {
    Known.FOLLOWS: {"en": "this follows from:", "ru": "это следует из того, что:"},
    Known.REFERENCE: {"en": "(reference data)", "ru": "(справочные данные)"},
}
_PLACES = 3


def told(steps: Iterable[Step], legend: Legend, language: str, depth: int = 0) -> list[str]:
    """A line for each step with its words below it; what it follows from is set further in."""
    lines: list[str] = []
    indent = "  " * depth
    for step in steps:
        mark = f"{_MARKS[step.known]} " if step.known in _MARKS else "- "
        source = _SOURCES.get(step.known, {}).get(language, "")
        if step.known is Known.FOLLOWS and not step.premises:
            source = {"en": "(inferred)", "ru": "(выведено)"}[language]
        lines.append(f"{indent}{mark}{step.sentence.in_language(language)}{f' – {source}' if source else ''}")
        places = step.quoted(language)
        lines += [f"{indent}    {legend.show(place)}" for place in places[:_PLACES]]
        if len(places) > _PLACES:
            more = len(places) - _PLACES
            lines.append(f"{indent}    " + {"en": f"… and {more} more", "ru": f"… и ещё {more}"}[language])
        lines += told(step.premises, legend, language, depth + 2)
    return lines
