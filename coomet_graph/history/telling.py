"""Changes in words for people, in both languages: what text and HTML are made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from coomet_graph import resources
from coomet_graph.errors import Text
from coomet_graph.history.difference import KINDS, Change, Difference
from coomet_graph.history.edition import DETAILS, SECTION, Entry, Identity
from coomet_graph.history.words import Fate, compare_words
from coomet_graph.iris import is_made
from coomet_graph.namespaces import ID, SKOS
from coomet_graph.store.names import shortened

Stretches = tuple[tuple[Fate, str], ...]

TEXTS = {
    "changes": Text("What changed", "Что изменилось"),
    "kept": Text("unchanged", "без изменений"),
    "changed": Text("changes", "изменений"),
    "none": Text("Nothing changed.", "Изменений нет."),
    "legend": Text("[-what went-] {+what came+}", "[-что исчезло-] {+что появилось+}"),
    "nothing": Text("nothing", "ничего"),
    "section": Text("section", "раздел"),
    "title": Text("title", "название"),
    "note": Text("note", "примечание"),
    "term": Text("term", "срок"),
    "performers": Text("performers", "исполнители"),
    "basis": Text("basis", "основание"),
    "indicators": Text("indicators", "индикаторы"),
    "states": Text("states", "состояние"),
    "projects": Text("projects", "проекты"),
    "participants": Text("coordinators and participating countries", "координаторы и страны-участницы"),
    "unread": Text("words not understood", "непонятые слова"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A change: which entries, what became of them, and lines of labelled words with their fates."""

    entries: str
    kinds: tuple[str, ...]
    lines: tuple[tuple[str, Stretches], ...]


def tell(change: Change, language: str) -> Told:
    """The change in words."""
    kinds = tuple(kind_labels()[kind].in_language(language) for kind in change.kinds)
    lines = _of_one(change) if change.one_to_one is not None else _of_several(change)
    return Told(_entries(change, language), kinds, tuple((label_of(name, language), s) for name, s in lines))


def name_of(identity: Identity, language: str) -> str:
    """What an edition is called: its programme and file."""
    file = identity.file or TEXTS["nothing"].in_language(language)
    return f"{identity.programme} ({file}{f', {identity.sha256[:8]}' if identity.sha256 else ''})"


def counted(difference: Difference, language: str) -> str:
    """How much changed and how much did not."""
    changed, kept = (TEXTS[name].in_language(language) for name in ("changed", "kept"))
    return f"{changed}: {len(difference.changes)}, {kept}: {difference.kept}"


def label_of(name: str, language: str) -> str:
    """What a part of an entry is called; nothing for no name."""
    return TEXTS[name].in_language(language) if name else ""


@cache
def kind_labels() -> dict[str, Text]:
    """What the kinds of change are called, from the vocabulary."""
    (path,) = (each for each in resources.turtle_files("vocabularies") if each.stem == "changekind")
    label = NamedNode(SKOS + "prefLabel")
    labels = {
        (str(quad.subject), quad.object.language): quad.object.value
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if quad.predicate == label and isinstance(quad.object, Literal)
    }
    names = {kind: f"<{ID}changekind/{kind}>" for kind in KINDS}
    return {kind: Text(labels[name, "en"], labels[name, "ru"]) for kind, name in names.items()}


def _entries(change: Change, language: str) -> str:
    sides = [", ".join(_called(entry, language) for entry in side) for side in (change.before, change.after)]
    section = (change.after or change.before)[0].kind == SECTION
    prefix = f"{TEXTS['section'].in_language(language)} " if section else ""
    return prefix + " → ".join(dict.fromkeys(filter(None, sides)))


def _of_one(change: Change) -> Iterator[tuple[str, Stretches]]:
    (old,), (new,) = change.before, change.after
    yield "title", compare_words(old.title, new.title)
    if "moved" in change.kinds or (old.name == new.name and old.section != new.section):
        yield "section", _replaced(_section(old), _section(new))
    if old.note != new.note:
        yield "note", compare_words(old.note, new.note)
    yield from _details(old, new)


def _details(old: Entry, new: Entry) -> Iterator[tuple[str, Stretches]]:
    for kind in DETAILS:
        ones, others = old.of_kind(kind), new.of_kind(kind)
        if ones != others:
            stretches = [(Fate.GONE, each.words) for each in ones if each not in others]
            stretches += [(Fate.NEW, each.words) for each in others if each not in ones]
            yield kind, tuple(stretches)


def _of_several(change: Change) -> Iterator[tuple[str, Stretches]]:
    """The entries; of parts of one, what each says otherwise than the whole."""
    for entry in change.before:
        yield "", ((Fate.GONE, _named(entry)),)
        if len(change.after) == 1:
            yield from _details(entry, change.after[0])
    for entry in change.after:
        yield "", ((Fate.NEW, _named(entry)),)
        if len(change.before) == 1 < len(change.after):
            yield from _details(change.before[0], entry)


def _named(entry: Entry) -> str:
    return f"{entry.notation} {entry.title}".strip() if entry.is_numbered else entry.title


def _called(entry: Entry, language: str) -> str:
    """What an entry is called for short: its number, or else its title."""
    if entry.is_numbered:
        return entry.notation
    title = shortened(entry.title)
    return f"«{title}»" if language == "ru" else f'"{title}"'


def _section(entry: Entry) -> str:
    """The section in which an entry stands."""
    number = entry.section or "–"
    if is_made(number, entry.heading):
        return entry.heading
    return f"{number} {entry.heading}".strip()


def _replaced(old: str, new: str) -> Stretches:
    return (Fate.GONE, old), (Fate.NEW, new)
