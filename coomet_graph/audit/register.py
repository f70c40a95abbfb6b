"""Run the rules and turn what they find into findings with places; tell what each rule looked at."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pyoxigraph import NamedNode
from rdflib import Graph

from coomet_graph.audit.catalogue import NEAR_DUPLICATE, ONE_ALLOWED, QueryRule, query_rules
from coomet_graph.audit.clashes import clash_findings
from coomet_graph.audit.edition_rules import EDITION_RULES
from coomet_graph.audit.editions import edition_findings
from coomet_graph.audit.near_duplicates import entry_titles, near_duplicates
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, Place, Rule, Severity, merge_findings, reader_rules, tidy
from coomet_graph.namespaces import COOMET, DCTERMS, RDF
from coomet_graph.reasoning import counted
from coomet_graph.store import Dataset, Names, Solutions
from coomet_graph.store.dataset import Term
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.validation import Checked, Result, Shapes, ValidationReport, load_shapes, validate


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that ran, how many nodes (for a reader's rule, lines) it looked at, and how often it found."""

    rule: Rule
    looked_at: int
    found: int


@dataclass(frozen=True, slots=True)
class AuditReport:
    """All findings, gravest first, and every rule that ran; `names` shows the subjects.

    `validation` is the report of the shapes, where only these were asked, and `left_over` tells of which
    constraints (their shapes by the names of the rules) no query was made, and why.
    """

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    names: Names
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
) -> AuditReport:
    """Run every rule over the dataset; the readers' findings are part of the same report.

    `report` is what the shapes find in it, if that is known already.
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
    compared, differences = edition_findings(dataset, names, evidence)
    findings.extend(differences)
    for rule in EDITION_RULES:
        rules[rule.id], looked_at[rule.id] = rule, compared.get(rule.id, 0)
    merged = merge_findings(findings)
    found = Counter(finding.rule for finding in merged)
    checks = tuple(Check(rules[name], looked_at[name], found.get(name, 0)) for name in sorted(rules))
    return AuditReport(merged, checks, names)


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
    return AuditReport(findings, checks, names, report, tuple(sorted(left)))


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
    for result in results:
        yield _shape_finding(result, shapes, names, evidence)


def _shape_finding(result: Result, shapes: Shapes, names: Names, evidence: EvidenceIndex) -> Finding:
    rule = shapes.rules[result.shape]
    properties = [result.path] if result.path is not None else []
    places = evidence.of_thing(result.focus, *properties, DCTERMS + "title", RDF + "type")
    value = result.value if result.value != result.focus else None
    # Rules of ours tell the value themselves where it says something.
    is_told = (
        value is None or rule.message.en or re.search(rf"(?<!\w){re.escape(value)}(?!\w)", result.message.en)
    )
    added = "" if is_told else f" ({value})"
    message = Text(
        f"{names.label(result.focus, 'en')}: {_readable(result.message.en, value, names, 'en')}{added}",
        f"{names.label(result.focus, 'ru')}: {_readable(result.message.ru, value, names, 'ru')}{added}",
    )
    key = tuple(part for part in (result.path, value, result.component) if part is not None)
    return Finding(rule.id, rule.severity, rule.title, message, rule.remedy, (result.focus,), places, key)


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
    found: dict[tuple[tuple[str, ...], tuple[tuple[str, Term], ...]], list[str | None]] = {}
    for row in Solutions(solutions.variables, tuple(ordered)).dicts():
        words = row.pop("evidence", None)
        subjects = tuple(row.pop(name).value for name in ("subject", "other") if name in row)
        found.setdefault((subjects, tuple(row.items())), []).append(None if words is None else words.value)
    things = [term.value for _, values in found for _, term in values if isinstance(term, NamedNode)]
    names.fetch([*(subject for subjects, _ in found for subject in subjects), *things])
    evidence.fetch(subject for (subjects, _), group in found.items() if None in group for subject in subjects)
    places = evidence.places(words for group in found.values() for words in group if words is not None)
    for (subjects, values), group in found.items():
        told = {name: _shown(term, names) for name, term in values}
        keys = {f"{name}-key": term.value for name, term in values}
        there: dict[Place, None] = {}
        for name in group:
            if name is None:
                there.update(dict.fromkeys(_of_subjects(subjects, evidence)))
            elif name in places:
                there[places[name]] = None
        yield query.rule.finding(subjects, there, {**_labels(names, *subjects), **told, **keys})


def _shown(term: Term, names: Names) -> str | Text:
    if isinstance(term, NamedNode):
        return Text(names.label(term.value, "en"), names.label(term.value, "ru"))
    return Text(term.value, term.value)


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
