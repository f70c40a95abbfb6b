"""One result as SHACL describes it, in terms: what both engines give before anything is put into words."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from coomet_graph.errors import Text
from coomet_graph.findings import Severity
from coomet_graph.namespaces import SH
from coomet_graph.store.dataset import Term
from coomet_graph.validation.messages import worded
from coomet_graph.validation.paths import Path
from coomet_graph.validation.report import Ran, Result
from coomet_graph.validation.shapes import Shapes

_SEVERITIES = {
    SH + "Violation": Severity.VIOLATION,
    SH + "Warning": Severity.WARNING,
    SH + "Info": Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A result: the shape and what it found fault with; `messages` are pairs of a language and a text."""

    shape: Term
    focus: Term
    path: Path | None
    value: Term | None
    component: str
    severity: str
    messages: tuple[tuple[str, str], ...]
    engine: Ran
    constraint: Term | None = None

    def result(self, shapes: Shapes) -> Result:
        """The result in words; of rules of ours the rule's own, filled for this result."""
        rule = shapes.rules.get(self.shape.value)
        known = rule.message if rule is not None else Text("", "")
        return Result(
            shape=self.shape.value,
            focus=self.focus.value,
            path=self.path.value if isinstance(self.path, NamedNode) else None,
            value=None if self.value is None else self.value.value,
            component=self.component,
            severity=_SEVERITIES.get(self.severity, Severity.VIOLATION),
            message=worded(self.messages, known, self.component),
            engine=self.engine,
        )
