"""What a constraint is compiled to: a plan of offences, and which of its variables say what about them."""

from collections.abc import Callable
from dataclasses import dataclass

from coomet_graph.validation.plan import Plan, Var


class UncoveredError(Exception):
    """The compiler does not cover this; the message says why."""


@dataclass(frozen=True, slots=True)
class Offence:
    """A plan that binds the focus node, and where there is one, the value and the path of each offence.

    Rows are told apart by these and by `apart`: two languages that are used twice are two offences. Of a
    query that shapes bring along each row is an offence, equal ones too (`as_often`), and its variables fill
    the message (`filling`).
    """

    plan: Plan
    value: Var | None = None
    path: Var | None = None
    apart: tuple[Var, ...] = ()
    as_often: bool = False
    filling: tuple[tuple[str, Var], ...] = ()


Choice = Callable[[Plan], Plan]
