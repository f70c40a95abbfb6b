"""The two quotations that stand side by side: what the one programme says, and what the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coomet_graph.findings import Finding, Place
from coomet_graph.plurals import counted
from coomet_graph.reports.background import DEVELOPMENT, WORK, Background, Concern, Source
from coomet_graph.reports.words import said
from coomet_graph.store import Names

# What a letter shows of one programme: a rule may quote many places.
SHOWN = 3
_LINE = {"en": ("line", "lines", "column", "sheet", "cell", "page"),
         "ru": ("строка", "строки", "столбец", "лист", "ячейка", "страница")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document, where they stand, the lines around, or a note why there are none."""

    words: str
    where: str
    language: str
    before: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two columns: its heading, quotations, and how many places more there are."""

    heading: str
    quotations: tuple[Quotation, ...]
    note: str = ""


Sides = tuple[Side, ...]


def sides_of(
    finding: Finding,
    concern: Concern,
    background: Background,
    names: Names,
    language: str,
    *,
    most: int | None = SHOWN,
    with_lines: bool = True,
) -> Sides:
    """The columns of a finding: two where two programmes or two places speak, one where one does.

    Each column has `most` quotations at most (None: all), and the lines around them where these are wanted.
    """
    work = [place for place in finding.places if background.kind(place.file) == WORK]
    development = [place for place in finding.places if background.kind(place.file) == DEVELOPMENT]
    others = [place for place in finding.places if place not in work and place not in development]
    if concern.opposite is not None:
        (development if work else work).append(concern.opposite)

    def side(name: str, places: Sequence[Place]) -> Side:
        shown = places[:most]
        quoted = tuple(_quotation(place, background, language, with_lines) for place in shown)
        more = len(places) - len(shown)
        return Side(
            said(name, language),
            quoted,
            said("more", language, counted(more, language, "place")) if more > 0 else "",
        )

    if work and development:
        return side("work", [*work, *others]), side("development", development)
    if work and concern.unread:
        label = said("item", language, *(names.label(each, language) for each in concern.unread))
        unread = Side(said("development", language), (), said("unread", language, label))
        return side("work", [*work, *others]), unread
    places = [*work, *development, *others]
    if len(places) > 1:
        return side("here", places[:1]), side("there", places[1:])
    name = "work" if work else "development" if development else "document"
    return (side(name, places),) if places else ()


def where(place: Place, language: str) -> str:
    """Where the place is, in words."""
    line, lines, column, sheet, cell, page = _LINE[language]
    parts = [place.file]
    if place.page is not None:
        parts.append(f"{page} {place.page}")
    if place.cell is not None:
        parts += [f"{sheet} {place.sheet}"] if place.sheet else []
        parts.append(f"{cell} {place.cell}")
    elif place.first_line == place.last_line:
        parts.append(f"{line} {place.first_line}")
    else:
        parts.append(f"{lines} {place.first_line}–{place.last_line}")
    if place.column:
        quoted = f"«{place.column}»" if language == "ru" else f"“{place.column}”"
        parts.append(f"{column} {quoted}")
    return ", ".join(parts)


def _quotation(place: Place, background: Background, language: str, with_lines: bool) -> Quotation:
    source = background.sources.get(place.file, Source())
    quoted = Quotation(place.quotation, where(place, language), source.language)
    if not with_lines:
        return quoted
    around = background.around(place)
    if around is None:
        return replace(quoted, note=said("absent", language))
    return replace(quoted, before=around.before, lines=around.lines, after=around.after)
