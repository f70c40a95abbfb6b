"""Which findings of an audit are wanted: of which rules, how grave, and about what."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz import process

from coomet_graph.audit.found import Findings
from coomet_graph.audit.profiles import profile_of, rules_in
from coomet_graph.audit.register import AuditReport
from coomet_graph.audit.repairs import propose_repairs
from coomet_graph.audit.scope import Scope, body_scope, programme_scope
from coomet_graph.errors import UnknownNameError
from coomet_graph.findings import Finding, Rule, Severity
from coomet_graph.store import Dataset

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody asks for, in their words; what is left empty does not narrow anything.

    `rules` are names of rules or unique beginnings of such; `programme` and `body` are names as `show` takes
    them.
    """

    profile: str = ""
    rules: tuple[str, ...] = ()
    severity: Severity = Severity.INFO
    programme: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a selection means: the rules that it names (None for all), how grave, and what it is about."""

    rules: frozenset[str] | None
    severity: Severity
    scopes: tuple[Scope, ...]

    def is_rule(self, rule: Rule) -> bool:
        """Whether findings of the rule are wanted."""
        return (self.rules is None or rule.id in self.rules) and rule.severity.at_least(self.severity)

    def has(self, finding: Finding) -> bool:
        """Whether the finding is wanted."""
        return (
            (self.rules is None or finding.rule in self.rules)
            and finding.severity.at_least(self.severity)
            and all(scope.has(finding) for scope in self.scopes)
        )


def choose(selection: Selection, rules: Iterable[Rule], dataset: Dataset) -> Choice:
    """What the selection means, of these rules and in this dataset.

    Raises UnknownNameError for a profile or a rule, ParameterError for a programme or a body.
    """
    scopes = [
        *([programme_scope(dataset, selection.programme)] if selection.programme else ()),
        *([body_scope(dataset, selection.body)] if selection.body else ()),
    ]
    return Choice(chosen_rules(selection, rules), selection.severity, tuple(scopes))


def chosen_rules(selection: Selection, rules: Iterable[Rule]) -> frozenset[str] | None:
    """The names of the rules that profile and rules of the selection choose; None if it says neither.

    Raises UnknownNameError, also for a rule that is not among those of the profile: it would not run, and
    nothing would be found.
    """
    known = tuple(rules)
    named = [rule_named(name, known) for name in selection.rules]
    if selection.profile:
        chosen = {rule.id for rule in rules_in(selection.profile, known)}
        for rule in named:
            if rule.id not in chosen:
                tier = profile_of(rule).name
                raise UnknownNameError(
                    f'The rule "{rule.id}" is none of the profile "{selection.profile}" but of "{tier}"; '
                    "leave one of the two out.",
                    f"Правило «{rule.id}» относится не к профилю «{selection.profile}», а к «{tier}»; "
                    "уберите что-то одно.",
                )
        return frozenset(rule.id for rule in named) if named else frozenset(chosen)
    return frozenset(rule.id for rule in named) if named else None


def rule_named(name: str, rules: Iterable[Rule]) -> Rule:
    """The rule of that name, or the one whose name begins so, whatever the case of the letters.

    Raises UnknownNameError that tells what may have been meant.
    """
    known = {rule.id: rule for rule in rules}
    if name in known:
        return known[name]
    folded = name.casefold()
    begun = [each for each in known if folded and each.casefold().startswith(folded)]
    same = [each for each in begun if each.casefold() == folded]
    if len(same) == 1 or len(begun) == 1:
        return known[(same or begun)[0]]
    if begun:
        several = ", ".join(sorted(begun))
        raise UnknownNameError(
            f'Several rules begin with "{name}": {several}.',
            f"С «{name}» начинается несколько правил: {several}.",
        )
    near = ", ".join(each for each, _, _ in process.extract(name, sorted(known), limit=_NEAREST))
    raise UnknownNameError(
        f'There is no rule "{name}"; the nearest are: {near}.', f"Нет правила «{name}»; ближайшие: {near}."
    )


def select(report: AuditReport, choice: Choice, dataset: Dataset | None = None) -> AuditReport:
    """The report with what is chosen alone; its numbers are those of a report that never had more.

    A check tells how many of its findings were chosen; what it looked at stays as it was. Repairs are looked
    for anew in `dataset`, when they are asked for; without it, there are none.
    """
    findings = Findings(finding for finding in report.findings if choice.has(finding))
    found = findings.by_rule()
    checks = tuple(
        replace(check, found=found.get(check.rule.id, 0))
        for check in report.checks
        if choice.is_rule(check.rule)
    )
    gone = tuple(finding for finding in report.gone if choice.has(finding))
    numbers = {finding.number for finding in gone}
    standings = {
        number: standing
        for number, standing in report.standings.items()
        if number in numbers or findings.numbered(number) is not None
    }
    repairs = {} if dataset is None else propose_repairs(findings, dataset)
    return replace(report, findings=findings, checks=checks, standings=standings, repairs=repairs, gone=gone)
