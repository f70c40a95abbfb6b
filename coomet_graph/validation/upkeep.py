"""The results of a validation, kept by constraint, and made right again after a change.

A constraint finds something of a focus node, and what it finds depends on the statements it reads. From
changed statements the way along its patterns leads to the focus nodes of which it may find something else: it
is run anew for these alone.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from pyoxigraph import NamedNode

from coomet_graph.store.dataset import Change, Term
from coomet_graph.store.ways import Pattern
from coomet_graph.validation.compiling import THIS, Constraint
from coomet_graph.validation.facts import Facts
from coomet_graph.validation.found import Found
from coomet_graph.validation.report import Result, ValidationReport
from coomet_graph.validation.shapes import Shapes
from coomet_graph.validation.sizes import size_of
from coomet_graph.validation.validator import ask, compile_shapes, declare, report_on
from coomet_graph.version import __version__

_BATCH = 500
_ORDER = attrgetter("order")


@dataclass(frozen=True, slots=True)
class KeptResults:
    """What each constraint reads and what it found, in their order; `asked` is a hash of what was asked."""

    asked: str
    read: tuple[tuple[Pattern, ...], ...]
    found: tuple[tuple[Result, ...], ...]

    def rows(self) -> Iterator[Any]:
        """For lines of JSON: first what was asked and read, then each result after its constraint's place."""
        yield {
            "asked": self.asked,
            "read": [[each.as_list() for each in patterns] for patterns in self.read],
        }
        for number, found in enumerate(self.found):
            yield from ([number, each.as_dict()] for each in found)

    def fits(self, facts: Facts, shapes: Shapes) -> bool:
        """Whether they were found by the constraints of these shapes."""
        return self.asked == asked(facts, shapes)

    @classmethod
    def from_rows(cls, rows: Iterator[Any]) -> "KeptResults":
        """From lines of JSON.

        Raises KeyError, IndexError, TypeError or ValueError if they are not what `rows` gives.
        """
        head = next(rows)
        read = tuple(tuple(map(Pattern.from_list, patterns)) for patterns in head["read"])
        found: list[list[Result]] = [[] for _ in read]
        for number, result in rows:
            found[number].append(Result.from_dict(result))
        return cls(head["asked"], read, tuple(map(tuple, found)))


def keep_results(facts: Facts, shapes: Shapes, workers: int = 2) -> KeptResults:
    """The results of all constraints. Raises ValueError for shapes that are not all compiled."""
    constraints = _compiled(facts, shapes)
    sizes = {each: size_of(facts, each) for each in constraints}

    def run(constraint: Constraint) -> tuple[Result, ...]:
        return _in_order(shapes, ask(facts.dataset, constraint, size=sizes[constraint]))

    with ThreadPoolExecutor(workers) as pool:
        found = tuple(pool.map(run, constraints))
    return KeptResults(asked(facts, shapes), tuple(each.patterns for each in constraints), found)


def follow(kept: KeptResults, facts: Facts, shapes: Shapes, change: Change, workers: int = 2) -> KeptResults:
    """The results after `change` of the asserted statements, which `facts` have seen already.

    What was kept for other shapes is found anew.
    """
    if not kept.fits(facts, shapes):
        return keep_results(facts, shapes, workers)
    from coomet_graph.store.impact import Impact  # noqa: PLC0415 - the grammar of SPARQL is slow to load

    impact = Impact(facts.dataset, change)
    # They were all compiled when they were first asked: now only those are that are asked again.
    constraints = declare(shapes, facts.links, facts.view)
    concerned = [impact.terms(patterns, f"?{THIS.name}") for patterns in kept.read]
    for constraint, nodes in zip(constraints, concerned, strict=True):
        if nodes is None or nodes:
            # The parser of SPARQL is not made for threads.
            constraint.compile()

    def run(
        constraint: Constraint, nodes: frozenset[Term] | None, before: Sequence[Result]
    ) -> tuple[Result, ...]:
        # Results name nodes by their text alone: other nodes than IRIs cannot be told from each other.
        if nodes is None or not all(isinstance(node, NamedNode) for node in nodes):
            return _in_order(shapes, ask(facts.dataset, constraint))
        if not nodes:
            return tuple(before)
        focus = sorted(nodes, key=str)
        names = {node.value for node in focus}
        found = [result for result in before if result.focus not in names]
        for begin in range(0, len(focus), _BATCH):
            found += _in_order(shapes, ask(facts.dataset, constraint, focus[begin : begin + _BATCH]))
        return tuple(sorted(found, key=_ORDER))

    with ThreadPoolExecutor(workers) as pool:
        found = tuple(pool.map(run, constraints, concerned, kept.found))
    return replace(kept, found=found)


def report_of(rows: Iterator[Any], facts: Facts, shapes: Shapes) -> ValidationReport | None:
    """The report of results that were kept as rows; None if they were kept for other shapes.

    Rows are read one after another: memory does not grow with their number.
    """
    if next(rows)["asked"] != asked(facts, shapes):
        return None
    return report_on(facts, shapes, (Result.from_dict(result) for _, result in rows))


def asked(facts: Facts, shapes: Shapes) -> str:
    """A hash of everything that the constraints ask."""
    said = shapes.digest or "\n".join(constraint.select() for constraint in _compiled(facts, shapes))
    whole = (__version__, said, str(facts.links), str(facts.view.inferred), str(sorted(facts.view.entailed)))
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()[:16]


def _compiled(facts: Facts, shapes: Shapes) -> tuple[Constraint, ...]:
    compiled = compile_shapes(shapes, facts.links, facts.view)
    if compiled.uncovered:
        reasons = "; ".join(sorted({each.reason for each in compiled.uncovered}))
        raise ValueError(f"results are kept of compiled constraints only ({reasons})")
    return compiled.constraints


def _in_order(shapes: Shapes, found: Iterable[Found]) -> tuple[Result, ...]:
    return tuple(sorted((each.result(shapes) for each in found), key=_ORDER))
