"""Differences as RDF change records (`ontology/modules/changes.ttl`), which can be read back and applied.

Each entry concerned is described as it stood in its edition, so the records need neither edition beside them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from coomet_graph.errors import UnreadableGraphError
from coomet_graph.graph.terms import TYPE, Term, concept, coomet, integer, words_literal
from coomet_graph.history.difference import KINDS, Change, Difference, in_order
from coomet_graph.history.edition import Detail, Entry, Identity, entry_order
from coomet_graph.iris import Minter, digest
from coomet_graph.namespaces import DCTERMS, ID, PROV, SKOS

_IDENTIFIER, _TITLE = NamedNode(DCTERMS + "identifier"), NamedNode(DCTERMS + "title")
_NOTATION, _NOTE = NamedNode(SKOS + "notation"), NamedNode(SKOS + "note")
_OF, _REVISION = NamedNode(PROV + "specializationOf"), NamedNode(PROV + "wasRevisionOf")
_COMPARISON, _CHANGE = coomet("EditionComparison"), coomet("EntryChange")
_VERSION, _EDITION, _DETAIL = coomet("EntryVersion"), coomet("SourceEdition"), coomet("VersionDetail")
_OLDER, _NEWER, _HAS_CHANGE = coomet("olderEdition"), coomet("newerEdition"), coomet("hasEntryChange")
_BEFORE, _AFTER, _KIND = coomet("versionBefore"), coomet("versionAfter"), coomet("changeKind")
_KEPT, _HAS_DETAIL, _DETAIL_KIND = coomet("unchangedEntries"), coomet("hasDetail"), coomet("detailKind")
_PROGRAMME, _SECTION, _WRITTEN = coomet("inProgramme"), coomet("inSection"), coomet("sourceNotation")
_FILE, _SHA256 = coomet("fileName"), coomet("sha256")


def to_triples(difference: Difference, minter: Minter) -> tuple[Triple, ...]:
    """The change records, sorted; they hold no blank nodes."""
    return tuple(sorted(set(_Writer(difference, minter).triples()), key=str))


def from_triples(triples: Iterable[Triple]) -> tuple[Difference, ...]:
    """The differences that were written. Raises UnreadableGraphError if something of a record is missing."""
    return _Reader(triples).differences()


class _Writer:
    def __init__(self, difference: Difference, minter: Minter) -> None:
        self._difference, self._minter = difference, minter
        self._old, self._new = (self._edition(each) for each in (difference.old, difference.new))

    def triples(self) -> Iterator[Triple]:
        difference = self._difference
        node = NamedNode(self._minter.thing("comparison", _key(difference.old), _key(difference.new)))
        yield Triple(node, TYPE, _COMPARISON)
        yield Triple(node, _OLDER, self._old)
        yield Triple(node, _NEWER, self._new)
        yield Triple(node, _KEPT, integer(difference.kept))
        yield from self._described(self._old, difference.old)
        yield from self._described(self._new, difference.new)
        for change in difference.changes:
            yield from self._change(node, change)

    def _edition(self, identity: Identity) -> NamedNode:
        return NamedNode(self._minter.thing("edition", _key(identity)))

    def _described(self, node: NamedNode, identity: Identity) -> Iterator[Triple]:
        yield Triple(node, TYPE, _EDITION)
        yield Triple(node, _OF, NamedNode(self._minter.thing("source", identity.source)))
        yield Triple(node, _IDENTIFIER, Literal(identity.source))
        yield Triple(node, _PROGRAMME, NamedNode(self._minter.thing("programme", identity.programme)))
        yield Triple(node, _FILE, Literal(identity.file))
        yield Triple(node, _SHA256, Literal(identity.sha256))

    def _change(self, comparison: NamedNode, change: Change) -> Iterator[Triple]:
        old, new = self._difference.old, self._difference.new
        versions = [
            *((_BEFORE, old, entry) for entry in change.before),
            *((_AFTER, new, entry) for entry in change.after),
        ]
        nodes = [self._version(identity, entry) for _, identity, entry in versions]
        name = digest(*(node.value for node in nodes))
        node = NamedNode(f"{comparison.value}/{name}")
        yield Triple(comparison, _HAS_CHANGE, node)
        yield Triple(node, TYPE, _CHANGE)
        for kind in change.kinds:
            yield Triple(node, _KIND, concept("changekind", kind))
        for (side, identity, entry), version in zip(versions, nodes, strict=True):
            yield Triple(node, side, version)
            yield from self._entry(version, identity, entry)
        if change.one_to_one is not None:
            before, after = nodes
            yield Triple(after, _REVISION, before)

    def _version(self, identity: Identity, entry: Entry) -> NamedNode:
        return NamedNode(self._minter.thing("version", _key(identity), *entry.name))

    def _entry(self, node: NamedNode, identity: Identity, entry: Entry) -> Iterator[Triple]:
        thing = self._minter.thing(entry.kind, identity.programme, entry.notation)
        yield Triple(node, TYPE, _VERSION)
        yield Triple(node, _OF, NamedNode(thing))
        yield Triple(node, _IDENTIFIER, Literal(entry.kind))
        yield Triple(node, _NOTATION, Literal(entry.notation))
        if entry.title:
            yield Triple(node, _TITLE, words_literal(entry.title))
        if entry.note:
            yield Triple(node, _NOTE, words_literal(entry.note))
        if entry.section is not None:
            section = self._minter.thing("section", identity.programme, entry.section)
            yield Triple(node, _SECTION, NamedNode(section))
        for detail in entry.details:
            part = NamedNode(f"{node.value}/{detail.kind}/{digest(detail.key, detail.words)}")
            yield Triple(node, _HAS_DETAIL, part)
            yield Triple(part, TYPE, _DETAIL)
            yield Triple(part, _DETAIL_KIND, Literal(detail.kind))
            yield Triple(part, _IDENTIFIER, Literal(detail.key))
            yield Triple(part, _WRITTEN, Literal(detail.words))


def _key(identity: Identity) -> str:
    """An edition is known by its programme, source and bytes."""
    return f"{identity.source}-{digest(identity.programme, identity.file, identity.sha256)}"


class _Reader:
    def __init__(self, triples: Iterable[Triple]) -> None:
        self._said: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
        self._comparisons: list[str] = []
        for triple in triples:
            subject, value = triple.subject, triple.object
            if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
                continue
            self._said[subject.value, triple.predicate.value].append(value)
            if triple.predicate == TYPE and value == _COMPARISON:
                self._comparisons.append(subject.value)

    def differences(self) -> tuple[Difference, ...]:
        return tuple(self._difference(node) for node in sorted(set(self._comparisons)))

    def _difference(self, node: str) -> Difference:
        old, new = (self._identity(self._one(node, side)) for side in (_OLDER, _NEWER))
        changes = (self._change(each, old, new) for each in self._all(node, _HAS_CHANGE))
        try:
            kept = int(self._one(node, _KEPT))
        except ValueError as error:
            raise _incomplete(node, _KEPT) from error
        return Difference(old, new, in_order(changes), kept)

    def _identity(self, node: str) -> Identity:
        programme = self._one(node, _PROGRAMME).rpartition("/programme/")[2]
        return Identity(programme, *(self._one(node, prop) for prop in (_IDENTIFIER, _FILE, _SHA256)))

    def _change(self, node: str, old: Identity, new: Identity) -> Change:
        kinds = {kind.removeprefix(f"{ID}changekind/") for kind in self._all(node, _KIND)}
        before, after = (
            tuple(sorted((self._entry(each, identity) for each in self._all(node, side)), key=entry_order))
            for side, identity in ((_BEFORE, old), (_AFTER, new))
        )
        if not before and not after:
            raise _incomplete(node, _BEFORE)
        return Change(tuple(kind for kind in KINDS if kind in kinds), before, after)

    def _entry(self, node: str, identity: Identity) -> Entry:
        section = self._maybe(node, _SECTION)
        return Entry(
            self._one(node, _IDENTIFIER),
            self._one(node, _NOTATION),
            self._maybe(node, _TITLE) or "",
            None if section is None else section.rpartition(f"/section/{identity.programme}/")[2],
            self._maybe(node, _NOTE) or "",
            tuple(
                sorted(
                    Detail(*(self._one(part, prop) for prop in (_DETAIL_KIND, _IDENTIFIER, _WRITTEN)))
                    for part in self._all(node, _HAS_DETAIL)
                )
            ),
        )

    def _all(self, node: str, prop: NamedNode) -> list[str]:
        return sorted({term.value for term in self._said.get((node, prop.value), ())})

    def _maybe(self, node: str, prop: NamedNode) -> str | None:
        return next(iter(self._all(node, prop)), None)

    def _one(self, node: str, prop: NamedNode) -> str:
        values = self._all(node, prop)
        if len(values) != 1:
            raise _incomplete(node, prop)
        return values[0]


def _incomplete(node: str, prop: NamedNode) -> UnreadableGraphError:
    return UnreadableGraphError(
        f"The change record {node} needs exactly one {prop.value}; write the records anew.",
        f"У записи об изменении {node} должно быть ровно одно значение {prop.value}; запишите её заново.",
    )
