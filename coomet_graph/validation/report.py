"""The report of a validation: results, what each rule looked at, and which engine ran which constraint."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any
from typing import Literal as OneOf

from coomet_graph.errors import Text
from coomet_graph.findings import Severity

if TYPE_CHECKING:
    from coomet_graph.validation.found import Found

Ran = OneOf["compiled", "pyshacl", "nothing"]
"""What ran a constraint: its own query, the reference engine, or nothing that is at hand."""


@dataclass(frozen=True, slots=True)
class Result:
    """One SHACL result; IRIs and values as text, `message` as the shape words it for this result."""

    shape: str
    focus: str
    path: str | None
    value: str | None
    component: str
    severity: Severity
    message: Text
    engine: Ran = "compiled"

    @property
    def order(self) -> tuple[str, ...]:
        """What puts results into the order of every report."""
        return (self.shape, self.focus, self.path or "", self.value or "", self.message.en, self.component)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, told: dict[str, Any]) -> "Result":
        """From JSON. Raises KeyError, TypeError or ValueError if it is not what `as_dict` gives."""
        return cls(**{**told, "severity": Severity(told["severity"]), "message": Text(**told["message"])})


@dataclass(frozen=True, slots=True, order=True)
class Checked:
    """A constraint, what ran it, and why it was not its own query (in English; empty where it was)."""

    shape: str
    component: str
    engine: Ran
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """All results in a stable order, and how many focus nodes each rule (a shape's IRI) looked at.

    `checked` names every constraint once, with the engine that ran it: nothing is left out in silence.
    `found` are the results in SHACL's own terms, where these were asked for.
    """

    results: Collection[Result]
    looked_at: Mapping[str, int]
    checked: tuple[Checked, ...] = ()
    found: "tuple[Found, ...]" = field(default=(), compare=False, repr=False)

    @property
    def conforms(self) -> bool:
        """Whether nothing was found, of whatever severity."""
        return not self.results

    @property
    def not_compiled(self) -> tuple[Checked, ...]:
        """The constraints that were left to another engine, or that none could run."""
        return tuple(each for each in self.checked if each.engine != "compiled")
