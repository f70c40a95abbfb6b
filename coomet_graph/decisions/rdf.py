"""Decisions as statements and back. In the data they stand in the graph `…/graph/decisions`.

A confirmed citation is a `coomet:LinkConfirmation`, which remembers the words at both ends besides; here it
is read as far as it is a decision, and written elsewhere (`history.confirmations`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from pyoxigraph import Literal, NamedNode, Triple

from coomet_graph.decisions.model import Decision, Kind
from coomet_graph.errors import Text, UnreadableGraphError
from coomet_graph.graph.terms import TYPE, Term, coomet
from coomet_graph.iris import Minter, digest
from coomet_graph.namespaces import DCTERMS, SKOS, XSD
from coomet_graph.store import Dataset

_CLASSES = {
    Kind.ACCEPT: coomet("FindingAcceptance"),
    Kind.ASSIGN: coomet("FindingAssignment"),
    Kind.FIXED: coomet("FindingFix"),
    Kind.CONFIRM: coomet("CandidateConfirmation"),
    Kind.REFUSE: coomet("LinkRefusal"),
}
_CONFIRMATION, _CONFIRMS = coomet("LinkConfirmation"), coomet("confirms")
_KINDS = {**{node: kind for kind, node in _CLASSES.items()}, _CONFIRMATION: Kind.CONFIRM}
_BY, _ON = NamedNode(DCTERMS + "creator"), NamedNode(DCTERMS + "created")
_WORDS, _REPLACES = NamedNode(DCTERMS + "description"), NamedNode(DCTERMS + "replaces")
_NUMBER, _RULE = coomet("findingNumber"), coomet("findingRule")
_LINK, _ABOUT = coomet("decidedLink"), coomet("decidedAbout")
_TITLE = coomet("decidedAboutTitle")
_BODY, _REASON, _UNTIL = coomet("assignedTo"), coomet("decisionReason"), coomet("acceptedUntil")
_NOTE = NamedNode(SKOS + "note")
_DATE = NamedNode(XSD + "date")
_IS_NUMBER = re.compile(r"[0-9a-f]{10}")
_NEEDED = {
    Kind.ACCEPT: (_NUMBER, _REASON),
    Kind.ASSIGN: (_NUMBER, _BODY),
    Kind.FIXED: (_NUMBER,),
    Kind.CONFIRM: (_LINK,),
    Kind.REFUSE: (_LINK, _REASON),
}
_Said = dict[NamedNode, set[Term]]


def named(decision: Decision, minter: Minter) -> Decision:
    """The decision with an IRI made from its content."""
    words = decision.words or Text("", "")
    until = "" if decision.until is None else decision.until.isoformat()
    content = (
        *(decision.kind, decision.by, decision.on.isoformat(), decision.number, decision.link),
        *(decision.reason, until, decision.body, decision.rule, words.en, words.ru),
        *sorted(decision.about),
        *(part for title in sorted(decision.titles) for part in ("", *title)),
        "",
        *sorted(decision.replaces),
    )
    return replace(decision, iri=minter.thing("decision", digest(*content)))


def to_triples(decision: Decision) -> Iterator[Triple]:
    """The decision in RDF; a confirmation is one of a candidate here."""
    said: list[tuple[NamedNode, Term]] = [
        (TYPE, _CLASSES[decision.kind]),
        (_BY, Literal(decision.by)),
        (_ON, Literal(decision.on.isoformat(), datatype=_DATE)),
    ]
    texts = ((_NUMBER, decision.number), (_RULE, decision.rule), (_REASON, decision.reason))
    said += [(prop, Literal(text)) for prop, text in texts if text]
    things = (
        *((_LINK, iri) for iri in (decision.link,) if iri),
        *((_BODY, iri) for iri in (decision.body,) if iri),
        *((_ABOUT, iri) for iri in decision.about),
        *((_REPLACES, iri) for iri in decision.replaces),
    )
    said += [(prop, NamedNode(iri)) for prop, iri in things]
    if decision.until is not None:
        said.append((_UNTIL, Literal(decision.until.isoformat(), datatype=_DATE)))
    if decision.words is not None:
        said.append((_WORDS, Literal(decision.words.en, language="en")))
        said.append((_WORDS, Literal(decision.words.ru, language="ru")))
    for language, title in decision.titles:
        said.append((_TITLE, Literal(title, language=language) if language else Literal(title)))
    for prop, value in said:
        yield Triple(NamedNode(decision.iri), prop, value)


def decisions_of(triples: Iterable[Triple]) -> tuple[Decision, ...]:
    """The decisions among the statements, sorted by their IRIs.

    Raises UnreadableGraphError for one that is not whole.
    """
    said: defaultdict[object, _Said] = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        if isinstance(triple.object, NamedNode | Literal):
            said[triple.subject][triple.predicate].add(triple.object)
    found = (_read(node, of) for node, of in said.items() if of.get(TYPE, set()) & _KINDS.keys())
    return tuple(sorted(found, key=lambda each: each.iri))


def decisions_in(dataset: Dataset) -> tuple[Decision, ...]:
    """The decisions that a dataset holds."""
    return decisions_of(
        quad.triple
        for name in dataset.graph_names()
        if name.endswith("/graph/decisions")
        for quad in dataset.quads(name)
    )


def _read(node: object, said: _Said) -> Decision:
    try:
        if not isinstance(node, NamedNode):
            raise ValueError("it has no IRI")
        (of_kind,) = {_KINDS[of] for of in said[TYPE] if isinstance(of, NamedNode) and of in _KINDS}
        until = _texts(said, _UNTIL)
        words = {term.language: term.value for term in _literals(said, _WORDS)}
        decision = Decision(
            iri=node.value,
            kind=of_kind,
            by=_one(said, _BY),
            on=date.fromisoformat(_one(said, _ON)),
            number=_at_most_one(said, _NUMBER),
            link=_at_most_one(said, _CONFIRMS if _CONFIRMATION in said[TYPE] else _LINK),
            reason=_at_most_one(said, _NOTE if _CONFIRMATION in said[TYPE] else _REASON),
            until=date.fromisoformat(_one(said, _UNTIL)) if until else None,
            body=_at_most_one(said, _BODY),
            rule=_at_most_one(said, _RULE),
            about=_texts(said, _ABOUT),
            titles=tuple(sorted((term.language or "", term.value) for term in _literals(said, _TITLE))),
            words=Text(words.get("en", ""), words.get("ru", "")) if words else None,
            replaces=_texts(said, _REPLACES),
        )
        _check(decision, said)
    except ValueError as error:
        name = node.value if isinstance(node, NamedNode) else str(node)
        raise UnreadableGraphError(
            f"The decision {name} is not whole ({error}); write it with coomet-graph decide, or correct the "
            "file.",
            f"Решение {name} записано неполно ({error}); запишите его командой coomet-graph decide "
            "или исправьте файл.",
        ) from error
    return decision


def _check(decision: Decision, said: _Said) -> None:
    """Raise ValueError for what no such decision can lack."""
    for prop in () if _CONFIRMATION in said[TYPE] else _NEEDED[decision.kind]:
        _one(said, prop)
    if decision.number and not _IS_NUMBER.fullmatch(decision.number):
        raise ValueError(f'"{decision.number}" is no number of a finding')
    if not decision.by.strip() or (
        decision.kind in (Kind.ACCEPT, Kind.REFUSE) and not decision.reason.strip()
    ):
        raise ValueError("who decided or why is empty")
    for iri in (*decision.about, *decision.replaces, decision.link, decision.body):
        if iri:
            NamedNode(iri)


def _literals(said: _Said, prop: NamedNode) -> Iterator[Literal]:
    return (term for term in said.get(prop, ()) if isinstance(term, Literal))


def _texts(said: _Said, prop: NamedNode) -> tuple[str, ...]:
    return tuple(sorted(term.value for term in said.get(prop, ())))


def _one(said: _Said, prop: NamedNode) -> str:
    values = _texts(said, prop)
    if len(values) != 1:
        raise ValueError(f"it has {len(values)} of {prop.value}")
    return values[0]


def _at_most_one(said: _Said, prop: NamedNode) -> str:
    return _one(said, prop) if said.get(prop) else ""
