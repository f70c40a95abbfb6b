"""A validation report as SHACL's own vocabulary tells it, for programs."""

from collections.abc import Iterable, Iterator
from itertools import count

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from coomet_graph.namespaces import RDF, SH, XSD
from coomet_graph.store.dataset import Term
from coomet_graph.validation.found import Found
from coomet_graph.validation.paths import Alternative, Inverse, Path, Repeated, Sequence

_TYPE, _FIRST, _REST, _NIL = (NamedNode(RDF + name) for name in ("type", "first", "rest", "nil"))
_REPEATED = {(True, True): "zeroOrMorePath", (False, True): "oneOrMorePath", (True, False): "zeroOrOnePath"}


def shacl_report(found: Iterable[Found]) -> tuple[Triple, ...]:
    """The report with its results in their order; nodes of the data and shapes keep the names they have."""
    return tuple(_Writer().report(sorted(found, key=_order)))


def _order(found: Found) -> tuple[str, ...]:
    return (
        str(found.focus),
        str(found.shape),
        found.component,
        str(found.value or ""),
        str(found.path or ""),
    )


class _Writer:
    def __init__(self) -> None:
        # No file calls a blank node so by chance.
        self._new = (BlankNode(f"shacl-report-{number}") for number in count())

    def report(self, found: Iterable[Found]) -> Iterator[Triple]:
        results = [(next(self._new), each) for each in found]
        root, boolean = next(self._new), NamedNode(XSD + "boolean")
        yield Triple(root, _TYPE, _sh("ValidationReport"))
        yield Triple(root, _sh("conforms"), Literal("false" if results else "true", datatype=boolean))
        for node, _ in results:
            yield Triple(root, _sh("result"), node)
        for node, each in results:
            yield from self._result(node, each)

    def _result(self, node: BlankNode, found: Found) -> Iterator[Triple]:
        yield Triple(node, _TYPE, _sh("ValidationResult"))
        yield Triple(node, _sh("focusNode"), found.focus)
        path: list[Triple] = []
        if found.path is not None:
            yield Triple(node, _sh("resultPath"), self._path(found.path, path))
        if found.value is not None:
            yield Triple(node, _sh("value"), found.value)
        yield Triple(node, _sh("resultSeverity"), NamedNode(found.severity))
        yield Triple(node, _sh("sourceConstraintComponent"), NamedNode(found.component))
        yield Triple(node, _sh("sourceShape"), found.shape)
        if found.constraint is not None:
            yield Triple(node, _sh("sourceConstraint"), found.constraint)
        for language, text in found.messages:
            yield Triple(node, _sh("resultMessage"), Literal(text, language=language or None))
        yield from path

    def _path(self, path: Path, written: list[Triple]) -> Term:
        """The node that the path is; what describes it is added to `written`."""
        match path:
            case NamedNode():
                return path
            case Sequence(parts):
                return self._list(parts, written)
            case Alternative(parts):
                return self._described("alternativePath", self._list(parts, written), written)
            case Inverse(inner):
                return self._described("inversePath", self._path(inner, written), written)
            case Repeated(inner, zero, many):
                kind = _REPEATED.get((zero, many))
                within = self._path(inner, written)
                return within if kind is None else self._described(kind, within, written)

    def _described(self, prop: str, value: Term, written: list[Triple]) -> Term:
        node = next(self._new)
        written.append(Triple(node, _sh(prop), value))
        return node

    def _list(self, parts: Iterable[Path], written: list[Triple]) -> Term:
        rest: Term = _NIL
        for member in reversed([self._path(part, written) for part in parts]):
            node = next(self._new)
            written += [Triple(node, _FIRST, member), Triple(node, _REST, rest)]
            rest = node
        return rest


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)
