"""Differences as plain text: marks tell what went and what came, not colours."""

from collections.abc import Iterable, Iterator

from coomet_graph.history.difference import Difference
from coomet_graph.history.telling import TEXTS, Stretches, counted, name_of, tell
from coomet_graph.history.words import Fate

_MARKS = {Fate.SAME: ("", ""), Fate.GONE: ("[-", "-]"), Fate.NEW: ("{+", "+}")}


def to_text(differences: Iterable[Difference], language: str = "en") -> str:
    """The changes of each difference, one paragraph for each change."""
    told = ["\n".join(_lines(difference, language)) for difference in differences]
    return "\n\n".join(told or [TEXTS["none"].in_language(language)]) + "\n"


def _lines(difference: Difference, language: str) -> Iterator[str]:
    yield f"{name_of(difference.old, language)} → {name_of(difference.new, language)}"
    yield f"{counted(difference, language)}; {TEXTS['legend'].in_language(language)}"
    for change in difference.changes:
        told = tell(change, language)
        yield ""
        yield f"{told.entries}: {', '.join(told.kinds)}"
        for label, stretches in told.lines:
            yield f"    {f'{label}: ' if label else ''}{_marked(stretches)}"


def _marked(stretches: Stretches) -> str:
    return " ".join(f"{_MARKS[fate][0]}{words}{_MARKS[fate][1]}" for fate, words in stretches)
