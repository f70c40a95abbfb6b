"""Names of things: the label people read, and the thing that a name means."""

import re
from collections import defaultdict
from difflib import SequenceMatcher

from pyoxigraph import Literal, NamedNode

from coomet_graph.errors import ParameterError
from coomet_graph.namespaces import COOMET, ID, ORG, RDF, SCHEMA, shorten
from coomet_graph.records.grammars.letters import fold
from coomet_graph.store.dataset import Dataset, Term

_NAMES = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?property ?name WHERE {
  VALUES ?property { skos:notation skos:prefLabel skos:altLabel dcterms:title rdfs:label foaf:name
                     dcterms:identifier coomet:sourceNotation coomet:fileName coomet:statusText }
  ?thing ?property ?name
}
"""
_SOURCES = f"SELECT ?source WHERE {{ ?source a <{COOMET}SourceDocument> }} ORDER BY ?source LIMIT 1"
_CLASSES = f"SELECT ?thing ?class WHERE {{ ?thing <{RDF}type> ?class }}"
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
_SHOWN_CHOICES = 40
_NEAREST = 12
_TITLE_LENGTH = 70


class Names:
    """The names in a dataset, read once."""

    def __init__(self, dataset: Dataset, base: str | None = None) -> None:
        """Reads the names of `dataset`; without a `base` of IRIs, that of its sources is taken."""
        self.base = _base_of(dataset) if base is None else base
        self._names: dict[str, dict[str, list[Literal]]] = defaultdict(lambda: defaultdict(list))
        for row in dataset.select(_NAMES).dicts():
            thing, prop, name = row["thing"], row["property"], row["name"]
            if isinstance(thing, NamedNode) and isinstance(prop, NamedNode) and isinstance(name, Literal):
                self._names[thing.value][re.split("[#/]", prop.value)[-1]].append(name)
        self._classes: dict[str, set[str]] = defaultdict(set)
        for row in dataset.select(_CLASSES).dicts():
            if isinstance(row["thing"], NamedNode) and isinstance(row["class"], NamedNode):
                self._classes[row["thing"].value].add(row["class"].value)

    def classes_of(self, iri: str) -> frozenset[str]:
        """The classes of the thing."""
        return frozenset(self._classes.get(iri, ()))

    def label(self, iri: str, language: str = "en") -> str:
        """What people call the thing: its number and title, its notation, its name, or the end of its IRI."""
        names = self._names.get(iri)
        if names is None:
            return shorten(iri, self.base)
        classes = self._classes.get(iri, set())
        notation = self._one(names, language, "notation")
        title = self._one(names, language, "title", "prefLabel", "label", "name")
        if COOMET + "Indicator" in classes:
            return self._one(names, language, "sourceNotation", "notation")
        if COOMET + "Project" in classes:
            notation = self._one(names, language, "identifier", "notation")
        if classes & {*KINDS["entry"], COOMET + "Section", COOMET + "Project"} and notation and title:
            return f"{notation} {shortened(title)}"
        if classes & set(KINDS["programme"]):
            title = self._one(names, language, "label", "title")
            return title or shorten(iri, self.base).removeprefix("programme/")
        if "http://www.w3.org/2004/02/skos/core#Concept" in classes:
            return title or notation
        return (
            notation
            or title
            or self._one(names, language, "fileName", "sourceNotation", "identifier", "statusText")
        )

    def title(self, iri: str, language: str = "en") -> str:
        """The full title of the thing, or an empty string."""
        return self._one(self._names.get(iri, {}), language, "title", "prefLabel", "label", "name")

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
        choices = self._choices(kind, name)
        raise ParameterError(
            f'There is no {kind} "{name}"; known are: {choices}.',
            f"Нет объекта вида «{kind_ru}» с названием «{name}»; известны: {choices}.",
        )

    def matches(self, name: str, classes: tuple[str, ...] = ()) -> list[str]:
        """The things that `name` means, by IRI, path below the base, number, code, name or title."""
        wanted = _key(name)
        exact: list[str] = []
        for iri, names in self._names.items():
            if classes and not self._classes.get(iri, set()) & set(classes):
                continue
            path = shorten(iri, self.base)
            if name in (iri, path, path.split("/", 1)[-1]):
                return [iri]
            if any(_key(text.value) == wanted for texts in names.values() for text in texts):
                exact.append(iri)
        # A number ("1.1") is the number of that very entry before it is anything written like it.
        numbered = [
            iri for iri in exact if any(_key(n.value) == wanted for n in self._names[iri]["notation"])
        ]
        return sorted(numbered or exact)

    def _choices(self, kind: str, name: str) -> str:
        """The known things of a kind; of many, those that are called most alike."""
        things = [iri for iri, classes in self._classes.items() if classes & set(KINDS[kind])]
        labels = sorted({self._short(iri) for iri in things}, key=natural_order)
        if len(labels) <= _SHOWN_CHOICES:
            return ", ".join(labels)
        near = sorted(labels, key=lambda label: -SequenceMatcher(None, _key(label), _key(name)).ratio())
        return f"{', '.join(near[:_NEAREST])}, … ({len(labels)})"

    def _short(self, iri: str) -> str:
        names = self._names.get(iri, {})
        return (
            self._one(names, "en", "notation", "prefLabel", "title")
            or shorten(iri, self.base).split("/", 1)[-1]
        )

    def _one(self, names: dict[str, list[Literal]], language: str, *properties: str) -> str:
        """The first name of the first property that has one, in the language if there is one in it."""
        for prop in properties:
            texts = sorted(names.get(prop, ()), key=lambda text: (_preference(text, language), text.value))
            if texts:
                return texts[0].value
        return ""


def _base_of(dataset: Dataset) -> str:
    for row in dataset.select(_SOURCES).dicts():
        base, kind, _ = row["source"].value.rpartition("source/")
        if kind:
            return base
    return ID


def shortened(text: str, length: int = _TITLE_LENGTH) -> str:
    """The text, cut at a word with an ellipsis if it is longer than `length` characters."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def natural_order(text: str) -> list[tuple[int, int, str]]:
    """A sort key that puts 1.2 before 1.10."""
    parts = re.split(r"(\d+)", text)
    return [(0, int(part), "") if part.isdigit() else (1, 0, part.casefold()) for part in parts if part]


def _preference(text: Literal, language: str) -> int:
    if text.language == language:
        return 0
    return 1 if text.language in ("en", None) else 2


def _key(text: str) -> str:
    return re.sub(r"\s+", "", fold(text)).casefold().removeprefix("ind-")
