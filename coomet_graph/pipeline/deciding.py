"""Decide about a finding or a link of a workspace: what it is about is looked up and remembered."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from coomet_graph.decisions import (
    Decision,
    Kind,
    decisions_of,
    in_force_by_matter,
    named,
    said_before,
    say_the_same,
    titles_of,
    to_triples,
)
from coomet_graph.errors import CoometGraphError, Text, UnknownNameError
from coomet_graph.findings import Finding
from coomet_graph.graph.terms import coomet
from coomet_graph.history import confirm
from coomet_graph.iris import Minter
from coomet_graph.namespaces import COOMET, DCTERMS
from coomet_graph.pipeline.auditing import audit_in
from coomet_graph.pipeline.deciding_faults import IN_A_CELL, amiss, check, no_finding, not_a_whole_number
from coomet_graph.pipeline.decision_files import file_of, there_is, write_all, write_decision
from coomet_graph.pipeline.decisions import DECISIONS, decisions_from
from coomet_graph.queries import bound, parameters_of
from coomet_graph.reports.workbook_decisions import Fault, TypedDecision
from coomet_graph.store import Dataset, Names, Workspace

_IS_CITATION = f"""ASK {{
  #= ?link
  ?link a <{COOMET}Citation>
}}"""
_IS_CANDIDATE = """ASK {
  #= ?link ?graph
  GRAPH ?graph { ?link ?property ?value } FILTER NOT EXISTS { ?link ?fact ?stated }
}"""
_ENDS_OF_CITATION = f"""SELECT DISTINCT ?end {{
  {{
    #= ?link
    ?end <{COOMET}hasCitation> ?link
  }} UNION {{
    #= ?link
    ?link <{COOMET}citesItem> ?end
  }}
}}"""
_ENDS_OF_CANDIDATE = f"""SELECT DISTINCT ?end {{
  #= ?link ?graph
  GRAPH ?graph {{ ?link ?property ?end }} ?end <{DCTERMS}title> ?title
}}"""
_PAIR = f"""SELECT ?earlier ?later {{
  #= ?link ?graph
  GRAPH ?graph {{ ?link <{COOMET}earlierEntry> ?earlier ; <{COOMET}laterEntry> ?later }}
}}"""
_SHOWN = 8
_Known = Mapping[tuple[str, str], Decision]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, the file it is in, and whether just that had been decided already.

    Then `since` is what was decided otherwise after it, if anything was.
    """

    decision: Decision
    path: Path
    is_known: bool = False
    since: Decision | None = None


def decide(
    kind: str,
    about: str,
    by: str,
    on: date,
    *,
    reason: str = "",
    until: date | None = None,
    body: str = "",
    decisions: Path = DECISIONS,
    workspace: Path = Path("coomet-workspace"),
) -> Decided:
    """Keep a decision in the folder `decisions`, and tell in which file.

    `kind` is "accept", "assign" or "fixed" with the beginning of a finding's number, "confirm" or "refuse"
    with a link. Raises UnknownNameError for what means no finding or link, or several; ParameterError if the
    name, the reason, the day or the body is not right; UnreadableGraphError, WorkspaceError, OutputError.
    """
    of_kind = Kind(kind)
    if of_kind in (Kind.CONFIRM, Kind.REFUSE):
        return decide_link(workspace, decisions, about, kind=of_kind, by=by, on=on, reason=reason)
    return decide_finding(
        workspace, decisions, about, kind=of_kind, by=by, on=on, reason=reason, until=until, body=body
    )


def decide_finding(
    workspace: Path,
    folder: Path,
    number: str,
    *,
    kind: Kind,
    by: str,
    on: date,
    reason: str = "",
    until: date | None = None,
    body: str = "",
) -> Decided:
    """Accept, assign to a `body` or mark as fixed the finding whose number begins with `number`.

    The decision is written into the `folder`, and takes the place of what was decided there. Raises
    UnknownNameError for a number or a body that means none or several, ParameterError for an empty reason
    or name or days in the wrong order, WorkspaceError, UnreadableGraphError, OutputError.
    """
    check(kind, by, reason, on, until)
    place, known = Workspace(workspace).pinned(), _known(folder)
    dataset = place.dataset()
    finding = _finding(place, folder if there_is(folder) else None, number)
    asked = TypedDecision(finding.number, str(kind), reason, until, body, by)
    return _kept(_about_finding(asked, finding, on, dataset, Names(dataset)), known, folder, place)


def decide_typed(
    typed: Sequence[TypedDecision], on: date, folder: Path, workspace: Path
) -> tuple[tuple[Decided, ...], tuple[Fault, ...]]:
    """Keep the decisions about findings that were typed into a workbook, all of them or none.

    What was decided, or what is wrong with it, by sheet and cell: then nothing is kept. A number has to be
    whole. What the same person decided once already is not decided again: who reads a workbook twice does not
    take back what others decided meanwhile. Raises WorkspaceError, UnreadableGraphError, ParameterError for
    an unfit folder, OutputError.
    """
    place = Workspace(workspace).pinned()
    said = decisions_from(folder) if there_is(folder) else ()
    known = in_force_by_matter(said)
    dataset = place.dataset()
    names = Names(dataset)
    wanted = {each.number for each in typed}
    report = audit_in(place, decisions=folder if there_is(folder) else None)
    found = {finding.number: finding for finding in report.findings if finding.number in wanted}
    made: dict[tuple[str, str], tuple[Decision, TypedDecision]] = {}
    faults = []
    for each in typed:
        wrong = list(amiss(Kind(each.decision), each.by, each.reason, on, each.until, words=IN_A_CELL))
        wrong += _unknown(each, found, names)
        if not wrong:
            decision = _about_finding(each, found[each.number], on, dataset, names)
            other, first = made.setdefault(decision.matter, (decision, each))
            wrong += [] if other == decision else [_decided_twice(first)]
        faults += [Fault(each.sheet, each.cell_of(column), text) for column, text in wrong]
    if faults:
        return (), tuple(faults)
    minter = Minter(*place.manifest()["base"])
    decided = []
    for decision, _ in made.values():
        before = said_before(decision, said)
        if before is None:
            decided.append(_decided(decision, known, folder, minter))
        else:
            since = known[decision.matter]
            since_then = None if since == before else since
            decided.append(Decided(before, file_of(before, folder), is_known=True, since=since_then))
    write_all([(each.decision, to_triples(each.decision)) for each in decided if not each.is_known], folder)
    return tuple(decided), ()


def _unknown(asked: TypedDecision, found: Collection[str], names: Names) -> Iterator[tuple[str, Text]]:
    """What a row names that there is not, by its column."""
    if asked.number not in found:
        yield "number", not_a_whole_number(asked.number)
    if asked.decision == Kind.ASSIGN:
        try:
            names.find("body", asked.body)
        except CoometGraphError as error:
            yield "assignee", error.text


def _decided_twice(first: TypedDecision) -> tuple[str, Text]:
    place = f"{first.sheet}!{first.cell}"
    return "decision", Text(
        f"The same finding is decided otherwise in {place}; leave one of the two decisions.",
        f"То же замечание решено иначе в {place}; оставьте одно из двух решений.",
    )


def _about_finding(
    asked: TypedDecision, finding: Finding, on: date, dataset: Dataset, names: Names
) -> Decision:
    kind = Kind(asked.decision)
    titles = titles_of(dataset, finding.subjects)
    return Decision(
        iri="",
        kind=kind,
        by=asked.by.strip(),
        on=on,
        number=finding.number,
        reason=asked.reason.strip(),
        # Of an acceptance its last day, of an assignment its body: what else was said says nothing.
        until=asked.until if kind is Kind.ACCEPT else None,
        body=names.find("body", asked.body).value if kind is Kind.ASSIGN else "",
        rule=finding.rule,
        about=tuple(sorted(finding.subjects)),
        titles=tuple(sorted({title for each in titles.values() for title in each})),
        words=finding.message,
    )


def decide_link(
    workspace: Path, folder: Path, link: str, *, kind: Kind, by: str, on: date, reason: str = ""
) -> Decided:
    """Confirm or refuse a link: a citation or a candidate, by its IRI or the end of it.

    A confirmed citation remembers the words at both ends. Raises as `decide_finding`.
    """
    check(kind, by, reason, on, None)
    place, known = Workspace(workspace).pinned(), _known(folder)
    dataset, minter = place.dataset(), Minter(*place.manifest()["base"])
    iri, is_citation = _link(dataset, minter, link)
    asked = _ENDS_OF_CITATION if is_citation else _ENDS_OF_CANDIDATE
    rows = dataset.select(_about(asked, iri, minter)).dicts()
    follows = [] if is_citation or kind is Kind.REFUSE else _continued(dataset, iri, minter)
    made = Decision(
        iri="",
        kind=kind,
        by=by.strip(),
        on=on,
        link=iri,
        reason=reason.strip(),
        about=tuple(sorted(row["end"].value for row in rows)),
    )
    if kind is Kind.REFUSE or not is_citation:
        return _kept(made, known, folder, place, follows)
    confirmation = confirm(dataset, iri, made.by, on, made.reason)
    confirmation = replace(confirmation, replaces=_replaced(known.get(made.matter)))
    triples = tuple(confirmation.triples(minter))
    (read,) = decisions_of(triples)
    return Decided(read, write_decision(read, triples, folder))


def _kept(
    made: Decision, known: _Known, folder: Path, place: Workspace, follows: Sequence[Triple] = ()
) -> Decided:
    """The decision with its file, in which stands what follows from it as well."""
    done = _decided(made, known, folder, Minter(*place.manifest()["base"]))
    if not done.is_known:
        write_decision(done.decision, [*to_triples(done.decision), *follows], folder)
    return done


def _decided(made: Decision, known: _Known, folder: Path, minter: Minter) -> Decided:
    """The decision with its file, to be written unless just that is decided already."""
    before = known.get(made.matter)
    if before is not None and say_the_same(made, before):
        return Decided(before, file_of(before, folder), is_known=True)
    made = named(replace(made, replaces=tuple(sorted(_replaced(before)))), minter)
    return Decided(made, file_of(made, folder))


def _continued(dataset: Dataset, link: str, minter: Minter) -> list[Triple]:
    """What a confirmed candidate states: that the later entry continues the earlier one."""
    rows = dataset.select(_about(_PAIR, link, minter)).dicts()
    return [
        Triple(NamedNode(row["later"].value), coomet("continues"), NamedNode(row["earlier"].value))
        for row in rows
    ]


def _replaced(before: Decision | None) -> frozenset[str]:
    return frozenset() if before is None else frozenset({before.iri})


def _known(folder: Path) -> _Known:
    """The decisions in force in the folder."""
    return in_force_by_matter(decisions_from(folder) if there_is(folder) else ())


def _finding(place: Workspace, folder: Path | None, number: str) -> Finding:
    wanted = number.strip().lower()
    if not wanted:
        raise UnknownNameError(
            "No number of a finding is given; coomet-graph audit tells the numbers.",
            "Номер замечания не указан; номера показывает coomet-graph audit.",
        )
    findings = audit_in(place, decisions=folder).findings
    found = [finding for finding in findings if finding.number.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise no_finding(number)
    choices = ", ".join(finding.number for finding in found[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
    raise UnknownNameError(
        f'"{number}" begins the numbers of {len(found)} findings ({choices}); give more of the number.',
        f"С «{number}» начинаются номера нескольких замечаний ({len(found)}: {choices}); укажите номер "
        "полнее.",
    )


def _link(dataset: Dataset, minter: Minter, name: str) -> tuple[str, bool]:
    """The IRI of the link, and whether it is a citation."""
    below = (minter.base + name, minter.thing("citation", name), minter.thing("candidate", name))
    for iri in (name, *below):
        try:
            node = NamedNode(iri).value
        except ValueError:
            continue
        if dataset.ask(_about(_IS_CITATION, node, minter)):
            return node, True
        if dataset.ask(_about(_IS_CANDIDATE, node, minter)):
            return node, False
    raise UnknownNameError(
        f'There is no link "{name}" in the graph; coomet-graph show tells the citations of an entry.',
        f"Ссылки «{name}» в графе нет; ссылки пункта показывает coomet-graph show.",
    )


def _about(query: str, link: str, minter: Minter) -> str:
    """The query about one link; the graph of candidates is put in where the query has a place for it."""
    values = {"link": NamedNode(link), "graph": NamedNode(minter.graph("candidates"))}
    return bound(query, {name: values[name] for name in parameters_of(query)})
