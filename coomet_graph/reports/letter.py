"""The letter of audit as a value: what it says, in which order, in plain words; its formats set it in type.

Everything that there may be many of is an iterable that is made while it is written.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby

from coomet_graph.audit import AuditReport, Check
from coomet_graph.audit.repair import Repair
from coomet_graph.audit.standing import Standing
from coomet_graph.findings import Finding, Severity
from coomet_graph.plurals import counted
from coomet_graph.reports.background import Background, Concern
from coomet_graph.reports.figures import STATES, Group, figures_of, kind
from coomet_graph.reports.quotations import Sides, sides_of
from coomet_graph.reports.words import CHANGES, SEVERITIES, STATE_WORDS, said, state_word
from coomet_graph.store.names import natural_order

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Item:
    """One finding as the letter tells it; `order` is its number in the letter, 0 if it has none."""

    order: int
    number: str
    severity: Severity
    level: str
    state: str
    body: str
    message: str
    suggestions: tuple[str, ...]
    sides: Sides
    history: tuple[str, ...]
    reason: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The findings of one rule: `todo` is what to do about all of them, if that is the same."""

    anchor: str
    title: str
    found: int
    todo: str
    items: Iterable[Item]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the letter: sections with findings; `is_table` if they are shown in short."""

    anchor: str
    title: str
    text: str
    sections: Iterable[Section]
    contents: Sequence[tuple[str, str, int]]
    is_table: bool = False

    @property
    def found(self) -> int:
        """How many findings it has."""
        return sum(count for _, _, count in self.contents)


class Letter:
    """The letter on a report, in a language."""

    def __init__(self, report: AuditReport, language: str, background: Background) -> None:
        self.report = report
        self.language = language
        self.background = background
        self.figures = figures_of(report)

    def say(self, name: str, *values: object) -> str:
        """Words of the letter's own."""
        return said(name, self.language, *values)

    @cached_property
    def to(self) -> tuple[str, ...]:
        """The bodies that it is addressed to: those that have to do something, or else all of them."""
        asked = tuple(body for body, counts in self.bodies if body and sum(counts[:2]))
        return asked or tuple(body for body, _ in self.bodies if body) or (self.say("nobody"),)

    @cached_property
    def bodies(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The findings of each body by severity; "" is nobody in particular."""
        return self._survey[0]

    @cached_property
    def programmes(self) -> tuple[str, ...]:
        """The programmes that the findings concern."""
        return self._survey[1]

    @cached_property
    def levels(self) -> tuple[tuple[str, tuple[int, ...], int], ...]:
        """For each severity how many findings are in each state, and in all."""
        return tuple(
            (
                SEVERITIES[severity].in_language(self.language),
                tuple(self.figures.of(severity, state) for state in STATES),
                self.figures.of(severity),
            )
            for severity in Severity
        )

    @property
    def states(self) -> tuple[str, ...]:
        """What the states are called."""
        return tuple(STATE_WORDS[state].in_language(self.language) for state in STATES)

    @property
    def checks(self) -> list[tuple[str, str, int, int, str]]:
        """Every check: its title, its severity, how much it looked at, how often it found, and its name.

        Those that had nothing to look at come last.
        """

        def order(check: Check) -> tuple[bool, int, str]:
            return not check.looked_at, check.rule.severity.rank, check.rule.id

        ordered = sorted(self.report.checks, key=order)
        found = self.figures.by_rule()
        return [
            (
                check.rule.title.in_language(self.language),
                SEVERITIES[check.rule.severity].in_language(self.language),
                check.looked_at,
                found.get(check.rule.id, 0),
                check.rule.id,
            )
            for check in ordered
        ]

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The parts that have findings, in their order."""
        found = [self._chapter(severity) for severity in (Severity.VIOLATION, Severity.WARNING)]
        found += [self._accepted(), self._gone(), self._chapter(Severity.INFO)]
        return tuple(chapter for chapter in found if chapter.found)

    def summary(self) -> str:
        """The numbers in a sentence."""
        figures = self.figures
        if not figures.found:
            return self.say("clean")
        parts = [
            f"{SEVERITIES[severity].in_language(self.language).lower()}: {figures.of(severity)}"
            for severity in Severity
        ]
        accepted = figures.of(state="accepted")
        states = f" {STATE_WORDS['accepted'].in_language(self.language).capitalize()}: {accepted}."
        return f"{counted(figures.found, self.language)}; {', '.join(parts)}." + (states if accepted else "")

    @cached_property
    def _survey(self) -> tuple[tuple[tuple[str, tuple[int, ...]], ...], tuple[str, ...]]:
        bodies: dict[str, Counter[Severity]] = {}
        programmes: set[str] = set()
        for finding, concern in with_concerns(self.report.findings, self.background):
            programmes.update(concern.programmes)
            for body in self._responsible(finding, concern) or ("",):
                bodies.setdefault(body, Counter())[finding.severity] += 1
        self.report.names.fetch([*bodies, *programmes])
        rows = [
            (self._label(body) if body else "", tuple(bodies[body][severity] for severity in Severity))
            for body in sorted(bodies, key=lambda body: (not body, natural_order(body)))
        ]
        labels = (self._label(each) for each in sorted(programmes, key=natural_order))
        return tuple(rows), tuple(labels)

    def _chapter(self, severity: Severity) -> Chapter:
        groups = [group for group in self.figures.groups if group.severity == severity]
        contents = [(group, group.found - group.accepted) for group in groups if group.found > group.accepted]
        start = 1 + sum(self._waiting(each) for each in Severity if each.rank < severity.rank)
        if severity == Severity.INFO:
            start += self.figures.of(state="accepted")
        is_annex = severity == Severity.INFO
        title = self.say("annex") if is_annex else SEVERITIES[severity].in_language(self.language)
        return Chapter(
            severity.value,
            title,
            self.say("annex_text") if is_annex else "",
            self._sections(severity, start),
            tuple(
                (_anchor(group), group.title.in_language(self.language), count) for group, count in contents
            ),
            is_annex,
        )

    def _waiting(self, severity: Severity) -> int:
        return self.figures.of(severity) - self.figures.of(severity, "accepted")

    def _sections(self, severity: Severity, start: int) -> Iterator[Section]:
        by_kind = {(group.severity, group.rule): group for group in self.figures.groups}
        order = start
        for which, found in groupby(self.report.findings, key=kind):
            group = by_kind[which]
            count = group.found - group.accepted
            if which[0] != severity or not count:
                continue
            waiting = (finding for finding in found if finding.state != "accepted")
            yield self._section(group, _anchor(group), count, self._items(waiting, order, group))
            order += count

    def _accepted(self) -> Chapter:
        groups = [group for group in self.figures.groups if group.accepted]
        start = 1 + self._waiting(Severity.VIOLATION) + self._waiting(Severity.WARNING)
        contents = [
            (_anchor(group, "a-"), group.title.in_language(self.language), group.accepted) for group in groups
        ]
        return Chapter(
            "accepted",
            self.say("accepted"),
            self.say("accepted_text"),
            self._accepted_sections(start),
            tuple(contents),
        )

    def _accepted_sections(self, start: int) -> Iterator[Section]:
        by_kind = {(group.severity, group.rule): group for group in self.figures.groups}
        order = start
        for which, found in groupby(self.report.findings, key=kind):
            group = by_kind[which]
            if group.accepted:
                accepted = (finding for finding in found if finding.state == "accepted")
                items = self._items(accepted, order, group)
                yield self._section(group, _anchor(group, "a-"), group.accepted, items)
                order += group.accepted

    def _gone(self) -> Chapter:
        title = self.say("gone")
        contents = (("g-all", title, len(self.report.gone)),) if self.report.gone else ()
        section = Section(
            "g-all", title, len(self.report.gone), "", self._items(self.report.gone, None, None)
        )
        return Chapter("gone", title, self.say("gone_text"), (section,), contents, is_table=True)

    def _section(self, group: Group, anchor: str, count: int, items: Iterable[Item]) -> Section:
        todo = group.remedy.in_language(self.language) if group.remedy else ""
        return Section(anchor, group.title.in_language(self.language), count, todo, items)

    def _items(self, findings: Iterable[Finding], start: int | None, group: Group | None) -> Iterator[Item]:
        """Numbered from `start`; without, they have no numbers."""
        is_told = group is not None and group.remedy is not None
        for at, (finding, concern) in enumerate(with_concerns(findings, self.background)):
            order = 0 if start is None else start + at
            yield self.item(finding, concern, order, shows_remedy=not is_told)

    def item(
        self,
        finding: Finding,
        concern: Concern,
        order: int = 0,
        *,
        shows_remedy: bool = True,
        with_sides: bool = True,
    ) -> Item:
        """What the letter tells of a finding; without its sides, where they are told otherwise."""
        language = self.language
        standing = self.report.standings.get(finding.number) or Standing()
        remedy = (finding.remedy.in_language(language),) if shows_remedy else ()
        repairs = map(self._proposed, self.report.repairs.get(finding.number, ()))
        bodies = ", ".join(self._label(body) for body in self._responsible(finding, concern))
        return Item(
            order,
            finding.number,
            finding.severity,
            SEVERITIES[finding.severity].in_language(language),
            state_word(finding.state, language),
            bodies or self.say("unknown"),
            finding.message.in_language(language),
            tuple(chain(remedy, repairs)),
            sides_of(finding, concern, self.background, self.report.names, language) if with_sides else (),
            tuple(self._history(standing)),
            standing.reason,
            finding.state == "accepted",
        )

    def _proposed(self, repair: Repair) -> str:
        text = repair.text.in_language(self.language)
        is_told = not (repair.old and repair.new) or repair.new in text
        change = "" if is_told else f" {self.say('replace', repair.old, repair.new)}"
        return self.say("likely", text.rstrip(".") + change, round(100 * repair.confidence))

    def _history(self, standing: Standing) -> Iterator[str]:
        if standing.change in CHANGES:
            yield CHANGES[standing.change].in_language(self.language)
        if standing.first_seen:
            yield self.say("first_seen", standing.first_seen)
        if standing.body:
            yield self.say("assigned_to", self._label(standing.body))
        if standing.by:
            yield self.say("decided_by", standing.by)
        if standing.on:
            yield self.say("decided_on", standing.on)
        if standing.expired:
            yield self.say("expired")
        if standing.until:
            yield self.say("until", standing.until)

    def _responsible(self, finding: Finding, concern: Concern) -> tuple[str, ...]:
        standing = self.report.standings.get(finding.number)
        return (standing.body,) if standing is not None and standing.body else concern.bodies

    def _label(self, thing: str) -> str:
        return self.report.names.label(thing, self.language)


def with_concerns(findings: Iterable[Finding], background: Background) -> Iterator[tuple[Finding, Concern]]:
    """Each finding with whom it concerns, a few hundred looked up at a time."""
    some: list[Finding] = []
    for finding in findings:
        some.append(finding)
        if len(some) == _AT_ONCE:
            yield from zip(some, background.concerns(some), strict=True)
            some = []
    yield from zip(some, background.concerns(some), strict=True)


def _anchor(group: Group, before: str = "r-") -> str:
    return f"{before}{group.severity.value}-{group.rule}"
