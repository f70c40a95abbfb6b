"""Proposed repairs of findings: each kind of fault has a proposer; none changes anything.

Confidence is a judgement written down once (`repair_signs`), not a measured frequency: it orders the
proposals. Of two that say the same the surer counts, and the present value is never proposed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from coomet_graph.audit.found import Findings
from coomet_graph.audit.repair import Repair
from coomet_graph.audit.repair_facts import Facts
from coomet_graph.audit.repair_signs import Proposer
from coomet_graph.audit.repairs_citations import CITATIONS
from coomet_graph.audit.repairs_spellings import SPELLINGS
from coomet_graph.audit.repairs_terms import TERMS
from coomet_graph.errors import Text
from coomet_graph.findings import Finding
from coomet_graph.store import Dataset

PROPOSERS: Mapping[str, Proposer] = {**CITATIONS, **SPELLINGS, **TERMS}
_MOST = 5
# Names and words are read for so many findings together, and forgotten with them.
_TOGETHER = 200


class ProposedRepairs(Mapping[str, tuple[Repair, ...]]):
    """The repairs by the numbers of the findings, worked out when they are asked for.

    Who asks in the order of the findings has what is needed read for many of them at a time.
    """

    def __init__(self, findings: Findings, dataset: Dataset) -> None:
        self._findings = findings
        self._facts = Facts(dataset)
        self._rest: Iterator[Finding] = iter(())
        self._window: dict[str, Finding] = {}
        self._pending: dict[str, Finding] = {}

    def __getitem__(self, number: str) -> tuple[Repair, ...]:
        finding = self._finding(number)
        proposer = PROPOSERS.get(finding.rule)
        repairs = ranked(proposer(finding, self._facts)) if proposer is not None else ()
        if not repairs:
            raise KeyError(number)
        return tuple(replace(each, text=_spoken(each.text, self._facts.spoken)) for each in repairs)

    def __iter__(self) -> Iterator[str]:
        """The numbers of the findings that have a proposal, in the order of the findings."""
        return (finding.number for finding in self._findings if finding.number in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _finding(self, number: str) -> Finding:
        if number not in self._window:
            if number not in self._pending:
                self._begin(number)
            if number in self._pending:
                self._window, self._pending = self._pending, self._next()
                self._facts.renew(subject for each in self._window.values() for subject in each.subjects)
        finding = self._window.get(number) or self._findings.numbered(number)
        if finding is None:
            raise KeyError(number)
        return finding

    def _begin(self, number: str) -> None:
        """Read ahead from the beginning where somebody asks for the first finding."""
        first = next(iter(self._findings), None)
        if first is not None and first.number == number:
            self._rest = iter(self._findings)
            self._pending = self._next()

    def _next(self) -> dict[str, Finding]:
        return {finding.number: finding for finding in islice(self._rest, _TOGETHER)}


def _spoken(text: Text, numbers: Mapping[str, Text]) -> Text:
    """The text with what people call the entries in place of numbers that no document has."""
    said = [each for each in numbers if each in text.en]
    if not said:
        return text
    one = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, said))})(?![\w-])")
    return Text(
        one.sub(lambda found: numbers[found[0]].en, text.en),
        one.sub(lambda found: numbers[found[0]].ru, text.ru),
    )


def propose_repairs(findings: Iterable[Finding], dataset: Dataset) -> Mapping[str, tuple[Repair, ...]]:
    """What might mend the findings, by their numbers, best first; those without a proposal are not in it."""
    return ProposedRepairs(findings if isinstance(findings, Findings) else Findings(findings), dataset)


def ranked(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    """The best of the repairs, surest first; of two that say the same, the surer."""
    best: dict[str, Repair] = {}
    for repair in repairs:
        if repair.new and repair.new == repair.old:
            continue
        # What to do stands before the colon, why behind it.
        what = repair.text.en.partition(": ")[0]
        seen = best.get(what)
        if seen is None or seen.confidence < repair.confidence:
            best[what] = repair
    return tuple(sorted(best.values(), key=lambda each: (-each.confidence, each.text.en))[:_MOST])
