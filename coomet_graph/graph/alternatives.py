"""Two editions of one programme: where both say something of a matter and not the same, one of them stands.

The other keeps its words, as alternatives: statements that are no facts, with the evidence that they rest on.
So nobody who asks of the facts finds two terms for one work, and nothing is lost that either edition says.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from coomet_graph.graph.terms import TYPE, Term, coomet
from coomet_graph.namespaces import DCTERMS, PROV

_DERIVED = NamedNode(PROV + "wasDerivedFrom")
_SUPPORTS_PROPERTY, _SUPPORTS_VALUE = coomet("supportsProperty"), coomet("supportsValue")
_LISTED_IN = NamedNode(PROV + "hadPrimarySource")


@dataclass(frozen=True, slots=True)
class _Matter:
    """What statements of some properties say of things of some classes, and the words that go with them.

    With `nodes`, the things linked to belong to the one statement; `told_by` are the properties of theirs by
    which they are compared. With `listed`, only what the programme lists itself is meant.
    """

    classes: frozenset[Term]
    properties: tuple[NamedNode, ...]
    words: tuple[NamedNode, ...] = ()
    listed: bool = False
    nodes: bool = False
    told_by: tuple[NamedNode, ...] = ()


def _named(*names: str) -> tuple[NamedNode, ...]:
    return tuple(map(coomet, names))


_IDENTIFIER = NamedNode(DCTERMS + "identifier")
_ENTRIES = frozenset[Term](_named("Action", "DevelopmentProgrammeItem"))
_ROWS = _ENTRIES | {coomet("Section")}
_PROGRAMMES = frozenset[Term](_named("Programme", "DevelopmentProgramme", "WorkProgramme"))
_MATTERS = (
    _Matter(
        _ENTRIES, _named("startYear", "endYear", "inYear", "recurrence"), _named("termText"), listed=True
    ),
    _Matter(_ROWS, _named("inSection"), listed=True),
    # Written in another way, a number is the same number.
    _Matter(_ROWS, _named("sourceNotation"), listed=True),
    _Matter(_ENTRIES, _named("hasPerformerParticipation", "hasJointParticipation"), nodes=True),
    _Matter(_ENTRIES, _named("hasCitation"), nodes=True),
    _Matter(frozenset(_named("Citation")), _named("citesIndicator")),
    _Matter(
        _ENTRIES,
        _named("hasStatusObservation"),
        nodes=True,
        told_by=_named("status", "statusOfProject", "expectedCompletion", "proposedProgramme"),
    ),
    _Matter(frozenset(_named("Target")), _named("comparator", "targetValue")),
    _Matter(_PROGRAMMES, _named("approvedAt", "approvedIn")),
    _Matter(_PROGRAMMES, (_IDENTIFIER,)),
    _Matter(
        frozenset(_named("Project")),
        _named("proposedByCountry", "registrationYear"),
        (_IDENTIFIER, *_named("projectStage", "sourceNotation")),
    ),
)


class _Said:
    """The statements of an edition, by subject and property."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.by_subject: dict[NamedNode, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            assert isinstance(triple.subject, NamedNode)
            assert isinstance(triple.object, NamedNode | Literal)
            self.by_subject[triple.subject][triple.predicate].append(triple.object)

    def of(self, subject: NamedNode, properties: Iterable[NamedNode]) -> list[tuple[NamedNode, Term]]:
        said = self.by_subject.get(subject, {})
        return [(prop, value) for prop in properties for value in said.get(prop, ())]

    def has(self, subject: NamedNode, matter: _Matter) -> bool:
        """Whether the subject is one of those of which the matter can be told."""
        if matter.listed and not self.of(subject, [_LISTED_IN]):
            return False
        return any(value in matter.classes for _, value in self.of(subject, [TYPE]))

    def about(self, subject: NamedNode, matter: _Matter) -> frozenset[object]:
        """What is said of the matter, so that it can be compared."""
        said = self.of(subject, matter.properties)
        if not matter.told_by:
            return frozenset(said)
        return frozenset(
            frozenset(self.of(node, matter.told_by)) for _, node in said if isinstance(node, NamedNode)
        )


def set_apart(leading: Iterable[Triple], other: Iterable[Triple]) -> tuple[list[Triple], list[Triple]]:
    """What of the other edition stands beside the leading one, and its alternatives, each in order.

    A matter of which only one of them says something is no alternative, nor one of which both say the same.
    """
    first, second = _Said(leading), _Said(other)
    apart: dict[Triple, None] = {}
    for subject in second.by_subject.keys() & first.by_subject.keys():
        moved: set[tuple[NamedNode, Term]] = set()
        for matter in _MATTERS:
            if _differ(subject, matter, first, second):
                said = second.of(subject, (*matter.properties, *matter.words))
                moved.update(said)
                if matter.nodes:
                    apart.update(dict.fromkeys(_nodes(said, second)))
        apart.update(dict.fromkeys(_with_evidence(subject, moved, second)))
    kept = [
        triple
        for subject, said in second.by_subject.items()
        for prop, values in said.items()
        for value in values
        if (triple := Triple(subject, prop, value)) not in apart
    ]
    return sorted(kept, key=str), sorted(apart, key=str)


def _differ(subject: NamedNode, matter: _Matter, first: _Said, second: _Said) -> bool:
    if not (first.has(subject, matter) and second.has(subject, matter)):
        return False
    ours, theirs = first.about(subject, matter), second.about(subject, matter)
    return bool(ours and theirs) and ours != theirs


def _nodes(links: Iterable[tuple[NamedNode, Term]], said: _Said) -> Iterator[Triple]:
    """Everything about the things linked to, which belong to the one statement, and its evidence."""
    for _, node in links:
        assert isinstance(node, NamedNode)
        for prop, values in said.by_subject[node].items():
            for value in values:
                yield Triple(node, prop, value)
                if prop == _DERIVED:
                    yield from _whole(value, said)


def _with_evidence(subject: NamedNode, moved: set[tuple[NamedNode, Term]], said: _Said) -> Iterator[Triple]:
    """The statements about a subject, and what its evidence supports of them; all of it, if nothing else."""
    if not moved:
        return
    properties = {prop for prop, _ in moved}
    things = {value for _, value in moved}
    staying = {
        value
        for prop, values in said.by_subject[subject].items()
        if prop not in properties and prop != _DERIVED
        for value in values
    }
    for prop, value in moved:
        yield Triple(subject, prop, value)
    for _, evidence in said.of(subject, [_DERIVED]):
        assert isinstance(evidence, NamedNode)
        supported = {value for _, value in said.of(evidence, [_SUPPORTS_PROPERTY])}
        if supported <= properties:
            yield Triple(subject, _DERIVED, evidence)
            yield from _whole(evidence, said)
            continue
        for name in supported & properties:
            yield Triple(evidence, _SUPPORTS_PROPERTY, name)
        for _, thing in said.of(evidence, [_SUPPORTS_VALUE]):
            if thing in things and thing not in staying:
                yield Triple(evidence, _SUPPORTS_VALUE, thing)


def _whole(thing: Term, said: _Said) -> Iterator[Triple]:
    assert isinstance(thing, NamedNode)
    for prop, values in said.by_subject[thing].items():
        for value in values:
            yield Triple(thing, prop, value)
