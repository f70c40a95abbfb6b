"""Names of things: the label people read, and the thing that a name means."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pyoxigraph import Literal, NamedNode
from rapidfuzz import fuzz, process

from coomet_graph.errors import ParameterError, UnknownNameError
from coomet_graph.letters import fold
from coomet_graph.namespaces import COOMET, DCTERMS, FOAF, ID, ORG, PREFIXES, RDFS, SCHEMA, SKOS, shorten
from coomet_graph.store.dataset import Dataset, Term
from coomet_graph.store.spellings import NOTATION, Known, among, known_of, of_classes, written

_SOURCES = f"SELECT (MIN(STR(?source)) AS ?least) WHERE {{ ?source a <{COOMET}SourceDocument> }}"
_TITLES = (DCTERMS + "title", SKOS + "prefLabel", RDFS + "label", FOAF + "name")
# What a body is called in short in another language than that of its notation ("ТК 4").
_SHORT = SKOS + "altLabel"
_IDENTIFIER, _WRITTEN = DCTERMS + "identifier", COOMET + "sourceNotation"
# How the addresses of things go on below the base. A name without this part ("wp-tc-4-2021-2023") means the
# first of them that there is.
PATHS = (
    *("body", "programme", "item", "action", "section", "indicator", "project", "organisation", "country"),
    *("resource", "document", "event", "agreement", "meeting", "post", "collective", "person", "status"),
    *("role", "recurrence", "capacity", "linkstate", "projectstage", "scheme", "period", "source", "target"),
    *("citation", "participation", "statusobservation", "evidence", "changekind", "confirmation"),
)
# What users call the kinds of things, and the classes these are.
KINDS: dict[str, tuple[str, ...]] = {
    "body": (COOMET + "StructuralBody",),
    "indicator": (COOMET + "Indicator",),
    "item": (COOMET + "DevelopmentProgrammeItem",),
    "action": (COOMET + "Action",),
    "entry": (COOMET + "DevelopmentProgrammeItem", COOMET + "Action"),
    "programme": (COOMET + "Programme", COOMET + "DevelopmentProgramme", COOMET + "WorkProgramme"),
    "project": (COOMET + "Project",),
    "country": (SCHEMA + "Country",),
    "organisation": (ORG + "FormalOrganization",),
    "resource": (COOMET + "InformationResource",),
    "document": (COOMET + "NormativeDocument",),
    "event": (COOMET + "Event",),
    "agreement": (COOMET + "Agreement",),
    "meeting": (COOMET + "Meeting",),
    "status": ("http://www.w3.org/2004/02/skos/core#Concept",),
}
_KINDS_IN_RUSSIAN = {
    "body": "орган",
    "indicator": "индикатор",
    "item": "пункт программы развития",
    "action": "мероприятие",
    "entry": "пункт",
    "programme": "программа",
    "project": "проект",
    "country": "страна",
    "organisation": "организация",
    "resource": "информационный ресурс",
    "document": "документ",
    "event": "событие",
    "agreement": "соглашение",
    "meeting": "заседание",
    "status": "состояние",
}
_NEAREST = 5
# As many spellings of one name are looked through for the nearest names.
_SPELLINGS = 5
_TITLE_LENGTH = 70


class Names:
    """The names in a dataset: each is read when it is first asked for, and remembered.

    Where many are wanted, `fetch` reads them together.
    """

    def __init__(self, dataset: Dataset, base: str | None = None) -> None:
        """Of `dataset`; without a `base` of IRIs, that of its sources is taken."""
        self._dataset = dataset
        self._base = base
        self._known: dict[str, Known] = {}

    @cached_property
    def base(self) -> str:
        """What the IRIs of this publisher's things begin with."""
        return _base_of(self._dataset) if self._base is None else self._base

    def fetch(self, things: Iterable[str]) -> None:
        """Read what is known of the things, as far as it is not read yet; what is no IRI does no harm."""
        missing = [iri for iri in dict.fromkeys(things) if iri not in self._known]
        self._known.update((iri, Known()) for iri in missing)
        self._known.update(known_of(self._dataset, missing))

    def classes_of(self, iri: str) -> frozenset[str]:
        """The classes of the thing."""
        return frozenset(self._of(iri).classes)

    def label(self, iri: str, language: str = "en") -> str:
        """What people call the thing: its number and title, its notation, its name, or the end of its IRI."""
        known = self._of(iri)
        if not known.names:
            return shorten(iri, self.base)
        classes = known.classes
        notation = _one(known, language, NOTATION)
        title = _one(known, language, *_TITLES)
        if COOMET + "StructuralBody" in classes:
            notation = _said(known, language, _SHORT, *_TITLES) or notation
        if COOMET + "Indicator" in classes:
            return _one(known, language, _WRITTEN, NOTATION)
        if COOMET + "Project" in classes:
            notation = _one(known, language, _IDENTIFIER, NOTATION)
        if classes & {*KINDS["entry"], COOMET + "Section", COOMET + "Project"} and notation and title:
            return f"{notation} {shortened(title)}"
        if classes & set(KINDS["programme"]):
            title = _one(known, language, RDFS + "label", DCTERMS + "title")
            return title or shorten(iri, self.base).removeprefix("programme/")
        if SKOS + "Concept" in classes:
            return title or notation
        others = (COOMET + "fileName", _WRITTEN, _IDENTIFIER, COOMET + "statusText")
        return notation or title or _one(known, language, *others)

    def number(self, iri: str) -> str:
        """The number or code of the thing, or an empty string."""
        known = self._of(iri)
        if COOMET + "Indicator" in known.classes:
            return _one(known, "en", _WRITTEN, NOTATION)
        first = (_IDENTIFIER,) if COOMET + "Project" in known.classes else ()
        return _one(known, "en", *first, NOTATION)

    def title(self, iri: str, language: str = "en") -> str:
        """The full title of the thing, or an empty string."""
        return _one(self._of(iri), language, *_TITLES)

    def show(self, term: Term | None, language: str = "en") -> str:
        """A term as people read it: a thing's label, a literal's text, nothing for an unbound variable."""
        if term is None:
            return ""
        return self.label(term.value, language) if isinstance(term, NamedNode) else term.value

    def find(self, kind: str, name: str) -> NamedNode:
        """The one thing of `kind` that `name` means. Raises ParameterError that names the choices."""
        found, kind_ru = self.matches(name, KINDS[kind]), _KINDS_IN_RUSSIAN[kind]
        if len(found) == 1:
            return NamedNode(found[0])
        if found:
            choices = ", ".join(shorten(iri, self.base).split("/", 1)[-1] for iri in found)
            raise ParameterError(
                f'"{name}" means several things of kind {kind}; say which: {choices}.',
                f"«{name}» означает несколько объектов вида «{kind_ru}»; укажите один из них: {choices}.",
            )
        known = dict(self._known_of(kind))
        if len(known) <= _NEAREST:
            en, ru = (", ".join(self._listed(known, language)) or "–" for language in ("en", "ru"))
            raise ParameterError(
                f'There is no {kind} "{name}"; known are: {en}.',
                f"Нет объекта вида «{kind_ru}» с названием «{name}»; известны: {ru}.",
            )
        near = _nearest(name, known, self.base)
        en, ru = (
            ", ".join(_short(iri, known[iri], language, self.base) for iri in near)
            for language in ("en", "ru")
        )
        raise ParameterError(
            f'There is no {kind} "{name}"; the nearest are: {en}. All {len(known)} are listed by: '
            f"coomet-graph show --list {kind}",
            f"Нет объекта вида «{kind_ru}» с названием «{name}»; ближайшие: {ru}. Полный список "
            f"({len(known)}): coomet-graph show --list {kind}",
        )

    def all_of(self, kind: str, language: str = "en") -> list[tuple[str, str, str]]:
        """What each thing of a kind is called in short, its title if another, and its address; in order.

        Several things may have one short name; the address below the base means one of them alone. Raises
        UnknownNameError for what is no kind.
        """
        if kind not in KINDS:
            kinds = ", ".join(KINDS)
            raise UnknownNameError(
                f'There is no kind of things "{kind}"; the kinds are: {kinds}.',
                f"Вида объектов «{kind}» нет; есть виды: {kinds}.",
            )
        told = []
        for iri, known in self._known_of(kind):
            short, title = _short(iri, known, language, self.base), _one(known, language, *_TITLES)
            told.append((short, "" if title == short else title, shorten(iri, self.base)))
        return sorted(told, key=lambda each: (natural_order(each[0]), each))

    def matches(self, name: str, classes: tuple[str, ...] = ()) -> list[str]:
        """The things that `name` means, by IRI, path below the base, number, code, name or title."""
        addresses = self._addresses(name)
        there = among(self._dataset, addresses, classes)
        for iri in addresses:
            if iri in there:
                return [iri]
        wanted = _key(name)
        return written(self._dataset, lambda text: _key(text) == wanted, classes)

    def _of(self, iri: str) -> Known:
        self.fetch((iri,))
        return self._known[iri]

    def _addresses(self, name: str) -> list[str]:
        """The IRIs that `name` may stand for."""
        prefix, colon, rest = name.partition(":")
        full = [PREFIXES[prefix] + rest] if colon and prefix in PREFIXES else []
        return [name, *full, self.base + name, *(f"{self.base}{path}/{name}" for path in PATHS)]

    def _known_of(self, kind: str) -> Iterator[tuple[str, Known]]:
        """The things of a kind, and what they may be called."""
        return known_of(self._dataset, of_classes(self._dataset, KINDS[kind]), NOTATION, _SHORT, *_TITLES)

    def _listed(self, known: Mapping[str, Known], language: str) -> list[str]:
        shown = {_short(iri, each, language, self.base) for iri, each in known.items()}
        return sorted(shown, key=natural_order)


def _short(iri: str, known: Known, language: str, base: str) -> str:
    """What a list calls a thing: a programme by its key, a body in the language, others by number or name."""
    said = _said(known, language, _SHORT, *_TITLES) if COOMET + "StructuralBody" in known.classes else ""
    if not said and not known.classes & set(KINDS["programme"]):
        said = _one(known, language, NOTATION, *_TITLES)
    return said or _end_of(iri, base)


def _end_of(iri: str, base: str) -> str:
    """What stands behind the kind in the thing's address below the base."""
    return shorten(iri, base).split("/", 1)[-1]


def _nearest(name: str, known: Mapping[str, Known], base: str) -> list[str]:
    """Those of the things that have a name most like `name`, the likest first."""
    spelt = {
        _key(spelling): iri
        for iri, each in known.items()
        for spelling in (_end_of(iri, base), *(text.value for texts in each.names.values() for text in texts))
    }
    like = process.extract(_key(name), sorted(spelt), scorer=fuzz.ratio, limit=_SPELLINGS * _NEAREST)
    return list(dict.fromkeys(spelt[spelling] for spelling, *_ in like))[:_NEAREST]


def _said(known: Known, language: str, *properties: str) -> str:
    """The first name in this very language by one of the properties; none in English, which has notations."""
    if language == "en":
        return ""
    named = (
        [text.value for text in known.names.get(prop, ()) if text.language == language] for prop in properties
    )
    return next((min(texts) for texts in named if texts), "")


def _one(known: Known, language: str, *properties: str) -> str:
    """The first name of the first property that has one, in the language if there is one in it."""
    for prop in properties:
        texts = sorted(known.names.get(prop, ()), key=lambda text: (_preference(text, language), text.value))
        if texts:
            return texts[0].value
    return ""


def _base_of(dataset: Dataset) -> str:
    for row in dataset.select(_SOURCES).dicts():
        base, kind, _ = row["least"].value.rpartition("source/") if "least" in row else ("", "", "")
        if kind:
            return base
    return ID


def shortened(text: str, length: int = _TITLE_LENGTH) -> str:
    """The text, cut at a word with an ellipsis if it is longer than `length` characters."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def natural_order(text: str) -> list[tuple[int, int, str]]:
    """A sort key that puts 1.2 before 1.10, whatever stands in the text and however long its numbers are."""
    parts = re.split(r"([0-9]+)", text)
    return [_as_number(part) if at % 2 else (1, 0, part.casefold()) for at, part in enumerate(parts) if part]


def _as_number(digits: str) -> tuple[int, int, str]:
    """By the count of the digits, then by the digits: `int` refuses thousands of them."""
    significant = digits.lstrip("0")
    return (0, len(significant), significant)


def _preference(text: Literal, language: str) -> int:
    if text.language == language:
        return 0
    return 1 if text.language in ("en", None) else 2


def _key(text: str) -> str:
    return re.sub(r"\s+", "", fold(text)).casefold().removeprefix("ind-")
