"""Run the rules and turn what they find into findings with places; tell what each rule looked at."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache

from rdflib import Graph

from coomet_graph.audit.catalogue import NEAR_DUPLICATE, ONE_ALLOWED, catalogue, query_rules
from coomet_graph.audit.clashes import clash_findings
from coomet_graph.audit.decision_rules import (
    DECISION_OUTDATED,
    DECISION_RULES,
    LINK_REFUSED,
    outdated,
    refused,
    rules_of,
)
from coomet_graph.audit.edition_rules import EDITION_RULES
from coomet_graph.audit.editions import edition_findings
from coomet_graph.audit.found import Findings
from coomet_graph.audit.near_duplicates import entry_titles, near_duplicates
from coomet_graph.audit.query_findings import labels, query_findings
from coomet_graph.audit.repair import Repair
from coomet_graph.audit.repairs import propose_repairs
from coomet_graph.audit.shape_findings import shape_findings
from coomet_graph.audit.standing import Standing, in_state, standings_of
from coomet_graph.decisions import Decision, Kind, about_others, decisions_in, in_force
from coomet_graph.findings import Finding, Rule, Severity, reader_rules
from coomet_graph.namespaces import DCTERMS
from coomet_graph.reasoning import counted
from coomet_graph.store import Dataset, Names
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.validation import Checked, Shapes, ValidationReport, load_shapes, validate


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

    findings: Collection[Finding]
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

    def at_least(self, severity: Severity) -> Findings:
        """The findings as grave as `severity` or graver."""
        return Findings(finding for finding in self.findings if finding.severity.at_least(severity))


def run_audit(
    dataset: Dataset,
    ontology: Graph,
    reader_findings: Iterable[Finding] = (),
    lines_read: int = 0,
    report: ValidationReport | None = None,
    *,
    decisions: Sequence[Decision] | None = None,
    day: date | None = None,
    not_run: Collection[str] = (),
    only: Collection[str] | None = None,
) -> AuditReport:
    """Run every rule, or `only` these, over the dataset; the readers' findings are part of the same report.

    `report` is what the shapes find in it, if that is known already. `decisions` are applied as they stand on
    that `day`, by default those of the dataset today; of the rules `not_run` before, they expect no findings.
    To tell which decisions are outdated, the rules that they are about are run too, asked or not.
    """
    shapes = load_shapes()
    every = frozenset(rule.id for rule in catalogue())
    wanted = every if only is None else frozenset(only)
    decided = in_force(decisions_in(dataset) if decisions is None else decisions)
    asked = wanted | (rules_of(decided, every) if DECISION_OUTDATED.id in wanted else frozenset())
    if report is None:
        asserted = [quad for name in asserted_graphs(dataset) for quad in dataset.quads(name)]
        report = validate(asserted, ontology, shapes)

    def of_those(found: Iterable[Finding]) -> Iterator[Finding]:
        return (finding for finding in found if finding.rule in asked)

    findings = Findings(of_those(reader_findings))
    results = (result for result in report.results if shapes.rules[result.shape].id in asked)
    findings.add(shape_findings(results, shapes, dataset))
    looked_at: dict[str, int] = dict.fromkeys(reader_rules(), lines_read)
    rules: dict[str, Rule] = {**reader_rules()}
    for shape, rule in shapes.rules.items():
        rules[rule.id], looked_at[rule.id] = rule, report.looked_at[shape]
    count = cache(lambda population: _count(dataset, population))
    for query in (query for query in query_rules() if query.rule.id in asked):
        rules[query.rule.id], looked_at[query.rule.id] = query.rule, count(query.population)
        findings.add(query_findings(query, dataset))
    rules[NEAR_DUPLICATE.id], looked_at[NEAR_DUPLICATE.id] = NEAR_DUPLICATE, 0
    for titles in entry_titles(dataset) if NEAR_DUPLICATE.id in asked else ():
        looked_at[NEAR_DUPLICATE.id] += len(titles)
        findings.add(_near_duplicates(titles, dataset))
    rules[ONE_ALLOWED.id], looked_at[ONE_ALLOWED.id] = ONE_ALLOWED, counted(dataset, ontology)
    names, evidence = Names(dataset), EvidenceIndex(dataset)
    findings.add(of_those(clash_findings(dataset, ontology, names, evidence)))
    compared, differences = edition_findings(dataset, names)
    findings.add(of_those(differences))
    for rule in EDITION_RULES:
        rules[rule.id], looked_at[rule.id] = rule, compared.get(rule.id, 0)
    findings.add(of_those(refused(decided, dataset, names, evidence)))
    known = {each.number for each in decided if findings.numbered(each.number) is not None}
    # Where a number has passed to another entry, what was decided about the one says nothing of the other.
    others = about_others(decided, dataset)
    findings.add(of_those(outdated(decided, known, not_run, dataset, others)))
    findings.keep(wanted)
    rules |= {rule.id: rule for rule in DECISION_RULES}
    looked_at[DECISION_OUTDATED.id] = len(decided)
    looked_at[LINK_REFUSED.id] = sum(each.kind is Kind.REFUSE for each in decided)
    standings: dict[str, Standing] = {}
    applied = [each for each in decided if each.iri not in others]
    for number, standing in standings_of(applied, day or datetime.now(UTC).astimezone().date()).items():
        finding = findings.numbered(number)
        if finding is not None:
            findings.put(in_state(finding, {number: standing}))
            standings[number] = standing
    found = findings.by_rule()
    checks = tuple(Check(rules[name], looked_at[name], found.get(name, 0)) for name in sorted(wanted))
    repairs = propose_repairs(findings, dataset)
    return AuditReport(findings, checks, Names(dataset), standings, repairs)


def report_of_shapes(dataset: Dataset, report: ValidationReport, shapes: Shapes | None = None) -> AuditReport:
    """The results of a validation alone as a report; `dataset` holds what was validated.

    `shapes` are those that it was validated by, each with its rule; without any, ours.
    """
    shapes = shapes or load_shapes()
    findings = Findings(shape_findings(report.results, shapes, dataset))
    found = findings.by_rule()
    checks = tuple(
        Check(rule, report.looked_at[shape], found.get(rule.id, 0)) for shape, rule in shapes.rules.items()
    )
    left = {
        replace(each, shape=shapes.rules[each.shape].id if each.shape in shapes.rules else each.shape)
        for each in report.not_compiled
        if each.reason
    }
    return AuditReport(findings, checks, Names(dataset), validation=report, left_over=tuple(sorted(left)))


def asserted_graphs(dataset: Dataset) -> tuple[str, ...]:
    """The graphs that validation looks at: asserted statements and reference data."""
    return tuple(
        name for name in dataset.fact_graphs() if "/asserted/" in name or name.endswith("/reference")
    )


def _count(dataset: Dataset, population: str) -> int:
    return int(next(dataset.select(population).dicts())["count"].value)


def _near_duplicates(titles: Sequence[tuple[str, str]], dataset: Dataset) -> Iterator[Finding]:
    pairs = near_duplicates(titles)
    names, evidence = Names(dataset), EvidenceIndex(dataset)
    names.fetch(entry for first, second, _ in pairs for entry in (first, second))
    evidence.fetch(entry for first, second, _ in pairs for entry in (first, second))
    for first, second, score in pairs:
        values = {**labels(names, first, second), "_score": str(score)}
        places = (*evidence.of_thing(first, DCTERMS + "title"), *evidence.of_thing(second, DCTERMS + "title"))
        yield NEAR_DUPLICATE.finding((first, second), places, values)
