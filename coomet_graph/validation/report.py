"""The report of a validation: results, and what each rule looked at."""

from collections.abc import Mapping
from dataclasses import dataclass

from coomet_graph.errors import Text
from coomet_graph.findings import Severity


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One SHACL result; IRIs and values as text, `message` as the shape words it for this result."""

    shape: str
    focus: str
    path: str | None
    value: str | None
    component: str
    severity: Severity
    message: Text


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All results in a stable order, and how many focus nodes each rule (a shape's IRI) looked at."""

    results: tuple[Result, ...]
    looked_at: Mapping[str, int]

    @property
    def conforms(self) -> bool:
        """Whether nothing was found, of whatever severity."""
        return not self.results
