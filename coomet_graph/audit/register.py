"""Run the rules and turn what they find into findings with places; tell what each rule looked at."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache

from pyoxigraph import NamedNode
from rdflib import Graph

from coomet_graph.audit.catalogue import NEAR_DUPLICATE, ONE_ALLOWED, QueryRule, query_rules
from coomet_graph.audit.clashes import clash_findings
from coomet_graph.audit.decision_rules import (
    DECISION_OUTDATED,
    DECISION_RULES,
    LINK_REFUSED,
    outdated,
    refused,
)
from coomet_graph.audit.edition_rules import EDITION_RULES
from coomet_graph.audit.editions import edition_findings
from coomet_graph.audit.languages import in_both_languages
from coomet_graph.audit.near_duplicates import entry_titles, near_duplicates
from coomet_graph.audit.repair import Repair
from coomet_graph.audit.standing import Standing, in_state, standings_of
from coomet_graph.decisions import Decision, Kind, decisions_in, in_force
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, Place, Rule, Severity, merge_findings, reader_rules, tidy
from coomet_graph.namespaces import COOMET, DCTERMS, RDF
from coomet_graph.reasoning import counted
from coomet_graph.store import Dataset, Names, Solutions
from coomet_graph.store.dataset import Term
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.validation import Checked, Result, Shapes, ValidationReport, load_shapes, validate

_TERM_TEXT = COOMET + "termText"
# What a query found: the subjects, and the values to tell of them by their names.
_Row = tuple[tuple[str, ...], tuple[tuple[str, Term], ...]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that ran, how many nodes (for a reader's rule, lines) it looked at, and how often it found."""

    rule: Rule
    looked_at: int
    found: int


@dataclass(frozen=True, slots=True)
class AuditReport:
    """All findings, gravest first, and every rule that ran; `names` shows the subjects.

    `standings` and `repairs` say more of findings by their numbers: what was decided, what might mend them;
    `gone` are findings of an earlier snapshot that are no longer found.
    `validation` is the report of the shapes, where only these were asked, and `left_over` tells of which
    constraints (their shapes by the names of the rules) no query was made, and why.
    """

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    names: Names
    standings: Mapping[str, Standing] = field(default_factory=dict)
    repairs: Mapping[str, tuple[Repair, ...]] = field(default_factory=dict)
    gone: tuple[Finding, ...] = ()
    validation: ValidationReport | None = None
    left_over: tuple[Checked, ...] = ()

    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted.get(severity, 0) for severity in Severity}

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings as grave as `severity` or graver."""
        return tuple(finding for finding in self.findings if finding.severity.at_least(severity))


def run_audit(
    dataset: Dataset,
    ontology: Graph,
    reader_findings: Sequence[Finding] = (),
    lines_read: int = 0,
    report: ValidationReport | None = None,
    *,
    decisions: Sequence[Decision] | None = None,
    day: date | None = None,
    not_run: Collection[str] = (),
) -> AuditReport:
    """Run every rule over the dataset; the readers' findings are part of the same report.

    `report` is what the shapes find in it, if that is known already. `decisions` are applied as they stand on
    that `day`, by default those of the dataset today; of the rules `not_run` before, they expect no findings.
    """
    shapes, names, evidence = load_shapes(), Names(dataset), EvidenceIndex(dataset)
    if report is None:
        asserted = [quad for name in asserted_graphs(dataset) for quad in dataset.quads(name)]
        report = validate(asserted, ontology, shapes)
    findings = list(reader_findings)
    findings.extend(_shape_findings(report.results, shapes, names, evidence))
    looked_at: dict[str, int] = dict.fromkeys(reader_rules(), lines_read)
    rules: dict[str, Rule] = {**reader_rules()}
    for shape, rule in shapes.rules.items():
        rules[rule.id], looked_at[rule.id] = rule, report.looked_at[shape]
    count = cache(lambda population: _count(dataset, population))
    for query in query_rules():
        rules[query.rule.id], looked_at[query.rule.id] = query.rule, count(query.population)
        findings.extend(_query_findings(query, dataset, names, evidence))
    rules[NEAR_DUPLICATE.id], looked_at[NEAR_DUPLICATE.id] = NEAR_DUPLICATE, 0
    for titles in entry_titles(dataset):
        looked_at[NEAR_DUPLICATE.id] += len(titles)
        findings.extend(_near_duplicates(titles, names, evidence))
    rules[ONE_ALLOWED.id], looked_at[ONE_ALLOWED.id] = ONE_ALLOWED, counted(dataset, ontology)
    findings.extend(clash_findings(dataset, ontology, names, evidence))
    compared, differences = edition_findings(dataset, names)
    findings.extend(differences)
    for rule in EDITION_RULES:
        rules[rule.id], looked_at[rule.id] = rule, compared.get(rule.id, 0)
    decided = in_force(decisions_in(dataset) if decisions is None else decisions)
    findings.extend(refused(decided, dataset, names, evidence))
    findings.extend(outdated(decided, {finding.number for finding in findings}, not_run, dataset))
    rules |= {rule.id: rule for rule in DECISION_RULES}
    looked_at[DECISION_OUTDATED.id] = len(decided)
    looked_at[LINK_REFUSED.id] = sum(each.kind is Kind.REFUSE for each in decided)
    standings = standings_of(decided, day or datetime.now(UTC).date())
    merged = tuple(in_state(finding, standings) for finding in merge_findings(findings))
    standings = {
        finding.number: standings[finding.number] for finding in merged if finding.number in standings
    }
    found = Counter(finding.rule for finding in merged)
    checks = tuple(Check(rules[name], looked_at[name], found.get(name, 0)) for name in sorted(rules))
    return AuditReport(merged, checks, names, standings)


def report_of_shapes(dataset: Dataset, report: ValidationReport, shapes: Shapes | None = None) -> AuditReport:
    """The results of a validation alone as a report; `dataset` holds what was validated.

    `shapes` are those that it was validated by, each with its rule; without any, ours.
    """
    shapes = shapes or load_shapes()
    names, evidence = Names(dataset), EvidenceIndex(dataset)
    findings = merge_findings(_shape_findings(report.results, shapes, names, evidence))
    found = Counter(finding.rule for finding in findings)
    checks = tuple(
        Check(rule, report.looked_at[shape], found.get(rule.id, 0)) for shape, rule in shapes.rules.items()
    )
    left = {
        replace(each, shape=shapes.rules[each.shape].id if each.shape in shapes.rules else each.shape)
        for each in report.not_compiled
        if each.reason
    }
    return AuditReport(findings, checks, names, validation=report, left_over=tuple(sorted(left)))


def asserted_graphs(dataset: Dataset) -> tuple[str, ...]:
    """The graphs that validation looks at: asserted statements and reference data."""
    return tuple(
        name for name in dataset.fact_graphs() if "/asserted/" in name or name.endswith("/reference")
    )


def _count(dataset: Dataset, population: str) -> int:
    return int(next(dataset.select(population).dicts())["count"].value)


def _shape_findings(
    results: Sequence[Result], shapes: Shapes, names: Names, evidence: EvidenceIndex
) -> Iterator[Finding]:
    names.fetch(name for result in results for name in (result.focus, result.value) if name is not None)
    evidence.fetch(result.focus for result in results)
    said: dict[tuple[str | None, ...], list[Result]] = defaultdict(list)
    for result in results:
        # The term of one entry, in the words of each edition.
        is_quoted = result.path == _TERM_TEXT and result.value is not None
        key = (result.shape, result.focus, result.path, result.component)
        said[key if is_quoted else (*key, result.value, result.message.en)].append(result)
    for same in said.values():
        for english, russian in in_both_languages(same, lambda result: result.value or ""):
            yield _shape_finding(english, russian, shapes, names, evidence)


def _shape_finding(
    result: Result, russian: Result, shapes: Shapes, names: Names, evidence: EvidenceIndex
) -> Finding:
    """The finding that tells a result in English, and in Russian that of the other edition or the same."""
    rule = shapes.rules[result.shape]
    properties = [result.path] if result.path is not None else []
    places = evidence.of_thing(result.focus, *properties, DCTERMS + "title", RDF + "type")
    value = result.value if result.value != result.focus else None
    message = Text(_told(result, rule, names, "en"), _told(russian, rule, names, "ru"))
    key = tuple(part for part in (result.path, value, result.component) if part is not None)
    return Finding(rule.id, rule.severity, rule.title, message, rule.remedy, (result.focus,), places, key)


def _told(result: Result, rule: Rule, names: Names, language: str) -> str:
    value = result.value if result.value != result.focus else None
    # Rules of ours tell the value themselves where it says something.
    is_told = (
        value is None or rule.message.en or re.search(rf"(?<!\w){re.escape(value)}(?!\w)", result.message.en)
    )
    said = _readable(result.message.in_language(language), value, names, language)
    return f"{names.label(result.focus, language)}: {said}{'' if is_told else f' ({value})'}"


def _readable(message: str, value: str | None, names: Names, language: str) -> str:
    """The message with the label of the thing that a result is about in place of its IRI."""
    if value is not None and "://" in value:
        message = message.replace(value, names.label(value, language))
    return tidy(message)


def _query_findings(
    query: QueryRule, dataset: Dataset, names: Names, evidence: EvidenceIndex
) -> Iterator[Finding]:
    """One finding for all rows on the same subjects with the same values; each row may add a place."""
    solutions = dataset.select(query.select)
    # In an order that is the same with every engine.
    ordered = sorted(solutions.rows, key=lambda row: [str(term or "") for term in row])
    found: dict[_Row, list[str | None]] = {}
    for row in Solutions(solutions.variables, tuple(ordered)).dicts():
        words = row.pop("evidence", None)
        subjects = tuple(row.pop(name).value for name in ("subject", "other") if name in row)
        found.setdefault((subjects, tuple(row.items())), []).append(None if words is None else words.value)
    things = [term.value for _, values in found for _, term in values if isinstance(term, NamedNode)]
    names.fetch([*(subject for subjects, _ in found for subject in subjects), *things])
    evidence.fetch(subject for (subjects, _), group in found.items() if None in group for subject in subjects)
    places = evidence.places(words for group in found.values() for words in group if words is not None)
    same: dict[tuple[object, ...], list[_Row]] = defaultdict(list)
    for subjects, values in found:
        same[subjects, tuple(each for each in values if each[0] not in query.words)].append(
            (subjects, values)
        )
    pairs = [pair for rows in same.values() for pair in in_both_languages(rows, _quoted_by(query))]
    for (subjects, values), russian in pairs:
        others = dict(russian[1])
        told = {name: _shown(term, others[name], names) for name, term in values}
        keys = {f"{name}-key": term.value for name, term in values}
        there: dict[Place, None] = {}
        for name in dict.fromkeys((*found[subjects, values], *found[russian])):
            if name is None:
                there.update(dict.fromkeys(_of_subjects(subjects, evidence)))
            elif name in places:
                there[places[name]] = None
        yield query.rule.finding(subjects, there, {**_labels(names, *subjects), **told, **keys})


def _quoted_by(query: QueryRule) -> Callable[[_Row], str]:
    return lambda row: " ".join(term.value for name, term in row[1] if name in query.words)


def _shown(term: Term, russian: Term, names: Names) -> str | Text:
    if isinstance(term, NamedNode):
        return Text(names.label(term.value, "en"), names.label(term.value, "ru"))
    return Text(term.value, russian.value)


def _of_subjects(subjects: tuple[str, ...], evidence: EvidenceIndex) -> list[Place]:
    properties = (DCTERMS + "title", COOMET + "sourceNotation", RDF + "type")
    return [place for subject in subjects for place in evidence.of_thing(subject, *properties)[:3]]


def _near_duplicates(
    titles: Sequence[tuple[str, str]], names: Names, evidence: EvidenceIndex
) -> Iterator[Finding]:
    pairs = near_duplicates(titles)
    names.fetch(entry for first, second, _ in pairs for entry in (first, second))
    evidence.fetch(entry for first, second, _ in pairs for entry in (first, second))
    for first, second, score in pairs:
        values = {**_labels(names, first, second), "_score": str(score)}
        places = (*evidence.of_thing(first, DCTERMS + "title"), *evidence.of_thing(second, DCTERMS + "title"))
        yield NEAR_DUPLICATE.finding((first, second), places, values)


def _labels(names: Names, *subjects: str) -> dict[str, str | Text]:
    return {
        name: Text(names.label(subject, "en"), names.label(subject, "ru"))
        for name, subject in zip(("subject", "other"), subjects, strict=False)
    }
