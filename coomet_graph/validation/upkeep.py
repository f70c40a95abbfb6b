"""The results of a validation, kept by constraint, and made right again after a change.

A constraint finds something of a focus node, and what it finds depends on the statements it reads. From
changed statements the way along its patterns leads to the focus nodes of which it may find something else: it
is run anew for these alone.
"""

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any

from pyoxigraph import NamedNode

from coomet_graph.errors import Text
from coomet_graph.findings import Severity
from coomet_graph.store.dataset import Change
from coomet_graph.store.impact import Impact, Pattern
from coomet_graph.validation.compiling import THIS, Constraint
from coomet_graph.validation.facts import Facts
from coomet_graph.validation.found import Found
from coomet_graph.validation.patterns import Reading
from coomet_graph.validation.plan import Slot, Var
from coomet_graph.validation.report import Result, ValidationReport
from coomet_graph.validation.shapes import Shapes
from coomet_graph.validation.sizes import size_of
from coomet_graph.validation.validator import ask, compile_shapes, report_on, result_order

_BATCH = 500


@dataclass(frozen=True, slots=True)
class KeptResults:
    """What each constraint found, in the order of the constraints; `asked` is a hash of what was asked."""

    asked: str
    found: tuple[tuple[Result, ...], ...]

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"asked": self.asked, "found": [[asdict(each) for each in found] for found in self.found]}

    def fits(self, facts: Facts, shapes: Shapes) -> bool:
        """Whether they were found by the constraints of these shapes."""
        return self.asked == asked(facts, shapes)

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> "KeptResults":
        """From JSON. Raises KeyError, TypeError or ValueError if it is not what `as_dict` gives."""
        return cls(kept["asked"], tuple(tuple(map(_result, found)) for found in kept["found"]))


def keep_results(facts: Facts, shapes: Shapes, workers: int = 2) -> KeptResults:
    """The results of all constraints. Raises ValueError for shapes that are not all compiled."""
    constraints = _constraints(facts, shapes)
    sizes = {each: size_of(facts, each) for each in constraints}

    def run(constraint: Constraint) -> tuple[Result, ...]:
        return _in_order(shapes, ask(facts.dataset, constraint, size=sizes[constraint]))

    with ThreadPoolExecutor(workers) as pool:
        return KeptResults(asked(facts, shapes), tuple(pool.map(run, constraints)))


def follow(kept: KeptResults, facts: Facts, shapes: Shapes, change: Change, workers: int = 2) -> KeptResults:
    """The results after `change` of the asserted statements, which `facts` have seen already.

    What was kept for other shapes is found anew.
    """
    if not kept.fits(facts, shapes):
        return keep_results(facts, shapes, workers)
    impact = Impact(facts.dataset, change)
    constraints = _constraints(facts, shapes)
    concerned = [impact.of(tuple(map(_pattern, each.patterns)), f"?{THIS.name}") for each in constraints]

    def run(
        constraint: Constraint, nodes: frozenset[str] | None, before: Sequence[Result]
    ) -> tuple[Result, ...]:
        if nodes is None:
            return _in_order(shapes, ask(facts.dataset, constraint))
        found = [result for result in before if result.focus not in nodes]
        focus = [NamedNode(iri) for iri in sorted(nodes)]
        for begin in range(0, len(focus), _BATCH):
            found += _in_order(shapes, ask(facts.dataset, constraint, focus[begin : begin + _BATCH]))
        return tuple(sorted(found, key=result_order))

    with ThreadPoolExecutor(workers) as pool:
        return KeptResults(kept.asked, tuple(pool.map(run, constraints, concerned, kept.found)))


def report_of(kept: KeptResults, facts: Facts, shapes: Shapes) -> ValidationReport:
    """The report of results that were kept for these shapes."""
    return report_on(facts, shapes, (result for found in kept.found for result in found))


def asked(facts: Facts, shapes: Shapes) -> str:
    """A hash of everything that the constraints ask."""
    texts = (constraint.select() for constraint in _constraints(facts, shapes))
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def _constraints(facts: Facts, shapes: Shapes) -> tuple[Constraint, ...]:
    compiled = compile_shapes(shapes, facts.links, facts.view)
    if compiled.uncovered:
        reasons = "; ".join(sorted({each.reason for each in compiled.uncovered}))
        raise ValueError(f"results are kept of compiled constraints only ({reasons})")
    return compiled.constraints


def _in_order(shapes: Shapes, found: Iterable[Found]) -> tuple[Result, ...]:
    return tuple(sorted((each.result(shapes) for each in found), key=result_order))


def _pattern(reading: Reading) -> Pattern:
    predicate = None if isinstance(reading.predicate, Var) else str(reading.predicate)
    return Pattern(_name(reading.subject), predicate, _name(reading.object), reading.repeated)


def _name(slot: Slot) -> str:
    return f"?{slot.name}" if isinstance(slot, Var) else str(slot)


def _result(kept: dict[str, Any]) -> Result:
    return Result(**{**kept, "severity": Severity(kept["severity"]), "message": Text(**kept["message"])})
