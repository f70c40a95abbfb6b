"""`coomet-graph decide list`: what was decided, in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coomet_graph.cli.words import choose, language
from coomet_graph.errors import WorkspaceError
from coomet_graph.namespaces import ID

if TYPE_CHECKING:
    from coomet_graph.decisions import Decision
    from coomet_graph.errors import Text
    from coomet_graph.store import Names

KINDS = {
    "accept": ("accepted", "принято"),
    "assign": ("assigned", "поручено"),
    "fixed": ("fixed", "устранено"),
    "confirm": ("link confirmed", "ссылка подтверждена"),
    "refuse": ("link refused", "ссылка отклонена"),
}
# As much of a finding as tells it from others.
_WORDS = 12


def listed(
    folder: Path, workspace: Path, today: date, lang: str | None, *, whole: bool = False
) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of the decisions in a folder, the oldest first, and which are in force `today`.

    Of what was found, its first words are told, or the `whole`; the workspace, if there is one, knows what
    bodies are called, and how the addresses of its things begin. Raises as `api.decisions_from`.
    """
    from coomet_graph import api
    from coomet_graph.decisions import in_force

    found = api.decisions_from(folder)
    current = {each.iri: each.holds_on(today) for each in in_force(found)}
    titles = {rule.id: rule.title for rule in api.rules()} if any(each.rule for each in found) else {}
    names = names_in(workspace) if any(each.body or each.link for each in found) else None
    base = base_of(names)
    headings = [
        choose(lang, "Date", "Дата"),
        choose(lang, "Decision", "Решение"),
        choose(lang, "Check", "Проверка"),
        choose(lang, "About", "О чём"),
        choose(lang, "Who", "Кто"),
        choose(lang, "Reason", "Причина"),
        choose(lang, "Until", "До"),
        choose(lang, "In force", "В силе"),
    ]
    rows = [
        [
            each.on.isoformat(),
            choose(lang, *KINDS[each.kind]) + (f": {_body(each.body, names, lang)}" if each.body else ""),
            _check(each, titles, lang),
            about(each, lang, base, whole=whole),
            each.by,
            each.reason,
            "" if each.until is None else each.until.isoformat(),
            _force(current.get(each.iri), lang),
        ]
        for each in sorted(found, key=lambda each: (each.on, each.iri))
    ]
    return headings, rows


def about(decision: "Decision", lang: str | None, base: str, *, whole: bool = True) -> str:
    """What a decision is about: the number and the words of a finding, or the two ends of a link.

    Addresses that begin with the `base` are told without it.
    """
    if decision.words is not None:
        words = choose(lang, decision.words.en, decision.words.ru)
        return f"{decision.number} {words if whole else _first(words)}"
    if decision.number:
        return decision.number
    name = _below(decision.link, base)
    if not decision.about or "/" in name:
        return name
    # A candidate has a number of its own, which says nothing.
    return f"{name} {' – '.join(_below(end, base) for end in decision.about)}"


def _check(decision: "Decision", titles: Mapping[str, "Text"], lang: str | None) -> str:
    """What the rule is called; one that there is no more has a name alone."""
    if not decision.rule:
        return ""
    title = titles.get(decision.rule)
    return decision.rule if title is None else choose(lang, title.en, title.ru)


def _first(words: str) -> str:
    parts = words.split()
    return words if len(parts) <= _WORDS else " ".join(parts[:_WORDS]) + " …"


def names_in(workspace: Path) -> "Names | None":
    """The names in the current graph; none where there is no graph."""
    from coomet_graph.store import Names, Workspace

    try:
        return Names(Workspace(workspace).dataset())
    except WorkspaceError:
        return None


def base_of(names: "Names | None") -> str:
    """What the addresses of things begin with: in the graph, or where there is none, usually."""
    return ID if names is None else names.base


def _below(iri: str, base: str) -> str:
    """The name of a thing without its kind: what `decide` and `show` take. That of another base is whole."""
    return iri.removeprefix(base).partition("/")[2] if iri.startswith(base) else iri


def _body(iri: str, names: "Names | None", lang: str | None) -> str:
    """What the body is called in the current graph; without a graph, its name in the address."""
    if names is None:
        return _below(iri, ID)
    return names.label(iri, language(lang)).removeprefix("body/")


def _force(holds: bool | None, lang: str | None) -> str:
    if holds is None:
        return choose(lang, "replaced", "заменено")
    return choose(lang, "yes", "да") if holds else choose(lang, "expired", "истекло")


def safe_csv(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The rows for a spreadsheet, which takes none of the cells for a formula."""
    from coomet_graph.cli.tables import as_csv, spreadsheet_safe

    return as_csv(list(headings), [[spreadsheet_safe(cell) for cell in row] for row in rows])
