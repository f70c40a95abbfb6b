"""The walk from every asserted statement to the words of a source, and from every quotation to its lines."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.graph.terms import TYPE
from coomet_graph.namespaces import COOMET, DCTERMS, FOAF, OA, PROV
from coomet_graph.store import EmbeddedDataset

DERIVED = PROV + "wasDerivedFrom"
# What is known of a file because it was read, not because it says so.
BOOKKEEPING = {
    COOMET + "fileName",
    COOMET + "sha256",
    FOAF + "primaryTopic",
    DCTERMS + "language",
    TYPE.value,
}

Index = dict[str, dict[str, list[NamedNode | Literal]]]


def asserted(dataset: EmbeddedDataset) -> list[Quad]:
    names = [name for name in dataset.graph_names() if "/asserted/" in name]
    assert names
    return list(dataset.quads(*names))


def iri(term: object) -> str:
    assert isinstance(term, NamedNode), term
    return term.value


def _by_subject(quads: Iterable[Quad]) -> Index:
    index: Index = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        assert isinstance(quad.object, NamedNode | Literal), quad
        index[iri(quad.subject)][quad.predicate.value].append(quad.object)
    return index


def _names(values: Iterable[NamedNode | Literal]) -> set[str]:
    return {value.value for value in values}


def evidences(quads: Iterable[Quad]) -> set[str]:
    return {iri(quad.subject) for quad in quads if quad.object == NamedNode(COOMET + "Evidence")}


def _is_bookkeeping(quad: Quad, index: Index) -> bool:
    classes = _names(index[iri(quad.subject)][TYPE.value])
    if COOMET + "Evidence" in classes:
        return True
    return COOMET + "SourceDocument" in classes and quad.predicate.value in BOOKKEEPING


def unsupported(quads: list[Quad]) -> list[str]:
    """The statements that rest on no evidence."""
    index = _by_subject(quads)
    missing: list[str] = []
    for quad in quads:
        prop, value = quad.predicate.value, quad.object
        if prop == DERIVED or _is_bookkeeping(quad, index):
            continue
        supports = [
            index[name]
            for name in _names(index[iri(quad.subject)][DERIVED])
            if prop in _names(index[name][COOMET + "supportsProperty"])
        ]
        if isinstance(value, NamedNode) and prop != TYPE.value:
            supports = [each for each in supports if value.value in _names(each[COOMET + "supportsValue"])]
        if not supports:
            missing.append(f"{iri(quad.subject)} {prop} {value}")
    return missing


def misquoted(quads: list[Quad], folder: Path) -> list[str]:
    """The evidences whose quotation does not stand in exactly those lines of that very file."""
    index = _by_subject(quads)
    files: dict[str, list[str]] = {}
    wrong: list[str] = []
    for name in sorted(evidences(quads)):
        (source,) = _names(index[name][OA + "hasSource"])
        if source not in files:
            files[source] = list(_lines(index[source], folder))
        (quotation,) = _names(index[name][OA + "exact"])
        first, last = (int(_one(index[name][COOMET + which])) for which in ("firstLine", "lastLine"))
        lines = files[source][first - 1 : last]
        words = quotation.split()
        stands = (
            words
            and len(lines) == last - first + 1
            and " ".join(words) == quotation
            and quotation in " ".join(" ".join(lines).split())
            and words[0] in lines[0]
            and words[-1] in lines[-1]
        )
        if not stands:
            wrong.append(f"{name} {first}-{last} {quotation!r}")
    return wrong


def _one(values: list[NamedNode | Literal]) -> str:
    (value,) = _names(values)
    return value


def _lines(source: dict[str, list[NamedNode | Literal]], folder: Path) -> Iterator[str]:
    content = (folder / _one(source[COOMET + "fileName"])).read_bytes()
    assert hashlib.sha256(content).hexdigest() == _one(source[COOMET + "sha256"])
    yield from content.decode("utf-8-sig").split("\n")
