"""Which literals are well-formed: the tests that `sh:datatype` needs besides comparing the datatype.

Written with what every SPARQL 1.1 engine knows. A cast would do for some, but refuses integers of twenty
digits, which are none the worse for it.
"""

from pyoxigraph import Literal, NamedNode

from coomet_graph.namespaces import XSD
from coomet_graph.validation.plan import Call, Expression, Slot, text

# The store keeps these as integers: whether a literal was of one of them, it no longer knows.
REWRITTEN = frozenset(
    XSD + name
    for name in (
        "byte",
        "int",
        "long",
        "negativeInteger",
        "nonNegativeInteger",
        "nonPositiveInteger",
        "positiveInteger",
        "short",
        "unsignedByte",
        "unsignedInt",
        "unsignedLong",
        "unsignedShort",
    )
)

_ZONE = "(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
_YEAR = "-?([1-9][0-9]{3,}|0[0-9]{3})"
_TIME = r"(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?|24:00:00(\.0+)?)"
_DAY = "-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_FORMS = {
    XSD + "integer": "[+-]?[0-9]+",
    XSD + "decimal": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)",
    XSD + "float": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    XSD + "double": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    XSD + "boolean": "true|false|0|1",
    XSD + "dateTime": _YEAR + _DAY + "T" + _TIME + _ZONE,
    XSD + "date": _YEAR + _DAY + _ZONE,
    XSD + "time": _TIME + _ZONE,
    XSD + "gYear": _YEAR + _ZONE,
    XSD + "gYearMonth": _YEAR + "-(0[1-9]|1[0-2])" + _ZONE,
}
# In these a day may be one that its month does not have.
_DATED = frozenset({XSD + "dateTime", XSD + "date"})


def has_form_of(value: Slot, datatype: str) -> Expression | None:
    """Whether the lexical form of `value` is one of the datatype; None where every form is."""
    form = _FORMS.get(datatype)
    if form is None:
        return None
    test = matches(value, f"^({form})$")
    if datatype not in _DATED:
        return test
    day = Call("REPLACE", (Call("STR", (value,)), text("^(-?[0-9]+-[0-9]+-[0-9]+).*$"), text("$1")))
    midnight = Call("CONCAT", (day, text("T00:00:00Z")))
    exists = Call("isLiteral", (Call(f"<{XSD}dateTime>", (midnight,)),))
    return Call("&&", (test, Call("COALESCE", (exists, boolean(False)))))


def matches(value: Slot, pattern: str, flags: str = "") -> Expression:
    """Whether the text of `value` matches."""
    arguments = (Call("STR", (value,)), text(pattern))
    return Call("REGEX", (*arguments, text(flags)) if flags else arguments)


def boolean(value: bool) -> Literal:
    """True or false as a term."""
    return Literal("true" if value else "false", datatype=NamedNode(XSD + "boolean"))
