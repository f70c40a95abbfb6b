"""Turtle and TriG with one statement on a line.

Each line ends in a semicolon and a full stop stands alone: a statement that comes or goes is one line.
Literals keep their lexical form; a name is shortened only where nothing in it needs escaping.
"""

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from coomet_graph.exchange.terms import curie
from coomet_graph.namespaces import PREFIXES, RDF, XSD

_TYPE = RDF + "type"
_STRING = XSD + "string"
_BARE: Mapping[str, re.Pattern[str]] = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}


def to_turtle(triples: Iterable[Triple]) -> bytes:
    """The triples, sorted by subject, as Turtle."""
    names = _Names()
    body = names.blocks(triples, "")
    return (names.declarations() + body).encode()


def to_trig(graphs: Mapping[str, Iterable[Triple]]) -> bytes:
    """Graphs by their names ("" is the default graph), each sorted by subject, as TriG."""
    names = _Names()
    parts: list[str] = []
    for name, triples in graphs.items():
        body = names.blocks(triples, "    " if name else "")
        parts.append(f"\n<{name}> {{{body}}}\n" if name else body)
    return (names.declarations() + "".join(parts)).encode()


class _Names:
    """Writes terms, and remembers the prefixes they needed."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def declarations(self) -> str:
        return "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(self._used))

    def blocks(self, triples: Iterable[Triple], indent: str) -> str:
        lines: list[str] = []
        subject: object = None
        for triple in triples:
            if triple.subject != subject:
                if subject is not None:
                    lines.append(f"{indent}.")
                subject = triple.subject
                lines.append(f"\n{indent}{self._term(subject)}")
            prop = "a" if triple.predicate.value == _TYPE else self._term(triple.predicate)
            lines.append(f"{indent}    {prop} {self._term(triple.object)} ;")
        if subject is not None:
            lines.append(f"{indent}.")
        return "\n".join(lines) + "\n" if lines else ""

    def _term(self, term: object) -> str:
        if isinstance(term, NamedNode):
            return self._name(term)
        if isinstance(term, Literal) and not term.language and term.datatype.value != _STRING:
            bare = _BARE.get(term.datatype.value)
            if bare is not None and bare.fullmatch(term.value):
                return term.value
            return f"{Literal(term.value)}^^{self._name(term.datatype)}"
        return str(term)

    def _name(self, node: NamedNode) -> str:
        short = curie(node.value)
        if short is None:
            return str(node)
        self._used.add(short[0])
        return ":".join(short)
