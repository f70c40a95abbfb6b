"""A report of somebody's shapes as lines of JSON, which a child process tells and its parent hears."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import Graph

from coomet_graph.errors import Text
from coomet_graph.findings import Rule, Severity
from coomet_graph.store.dataset import Term
from coomet_graph.validation import paths
from coomet_graph.validation.found import Found
from coomet_graph.validation.report import Checked, ValidationReport
from coomet_graph.validation.results import Results
from coomet_graph.validation.shapes import Shapes


def rows_of(report: ValidationReport) -> Iterator[list[Any]]:
    """What was found, each a row."""
    for each in report.found:
        yield [
            *(_spelled(term) for term in (each.shape, each.focus, each.value, each.constraint)),
            None if each.path is None else _path_spelled(each.path),
            each.component,
            each.severity,
            each.messages,
            each.engine,
        ]


def facts_of_report(report: ValidationReport, shapes: Shapes) -> dict[str, Any]:
    """The rest of the report, and what the rules of the shapes are called."""
    return {
        "rules": {shape: asdict(rule) for shape, rule in shapes.rules.items()},
        "looked_at": dict(report.looked_at),
        "checked": [[each.shape, each.component, each.engine, each.reason] for each in report.checked],
    }


def heard(rows: Iterable[Sequence[Any]], facts: Mapping[str, Any]) -> tuple[ValidationReport, Shapes]:
    """The report that was told, and the rules of its shapes.

    Raises KeyError, TypeError or ValueError if none was.
    """
    rules = {str(shape): _rule(rule) for shape, rule in facts["rules"].items()}
    shapes = Shapes(Graph(), rules)
    found = tuple(map(_found, rows))
    results = Results(each.result(shapes) for each in found)
    looked_at = {str(shape): int(number) for shape, number in facts["looked_at"].items()}
    checked = tuple(Checked(*each) for each in facts["checked"])
    return ValidationReport(results, looked_at, checked, found), shapes


def _rule(told: Mapping[str, Any]) -> Rule:
    title, message, remedy, explanation = (
        Text(str(told[name]["en"]), str(told[name]["ru"]))
        for name in ("title", "message", "remedy", "explanation")
    )
    name, kind, engine = (str(told[name]) for name in ("id", "kind", "engine"))
    return Rule(name, Severity(told["severity"]), title, message, remedy, kind, engine, explanation)


def _found(row: Sequence[Any]) -> Found:
    shape, focus, value, constraint, path, component, severity, messages, engine = row
    return Found(
        shape=_term(shape),
        focus=_term(focus),
        path=None if path is None else _path(path),
        value=None if value is None else _term(value),
        component=str(component),
        severity=str(severity),
        messages=tuple((str(language), str(text)) for language, text in messages),
        engine=engine,
        constraint=None if constraint is None else _term(constraint),
    )


def _spelled(term: Term | None) -> list[str] | None:
    match term:
        case NamedNode():
            return ["name", term.value]
        case BlankNode():
            return ["blank", term.value]
        case Literal():
            return ["text", term.value, term.language or "", term.datatype.value]
        case None:
            return None


def _term(spelled: Sequence[str]) -> Term:
    match spelled:
        case ["name", value]:
            return NamedNode(value)
        case ["blank", value]:
            return BlankNode(value)
        case ["text", value, "", datatype]:
            return Literal(value, datatype=NamedNode(datatype))
        case ["text", value, language, _]:
            return Literal(value, language=language)
    raise ValueError(spelled)


def _path_spelled(path: paths.Path) -> list[Any]:
    match path:
        case NamedNode():
            return ["name", path.value]
        case paths.Inverse(inner):
            return ["inverse", _path_spelled(inner)]
        case paths.Repeated(inner, zero, many):
            return ["repeated", _path_spelled(inner), zero, many]
        case paths.Sequence(parts):
            return ["sequence", *map(_path_spelled, parts)]
        case paths.Alternative(parts):
            return ["alternative", *map(_path_spelled, parts)]


def _path(spelled: Sequence[Any]) -> paths.Path:
    match spelled:
        case ["name", value]:
            return NamedNode(value)
        case ["inverse", inner]:
            return paths.Inverse(_path(inner))
        case ["repeated", inner, zero, many]:
            return paths.Repeated(_path(inner), bool(zero), bool(many))
        case ["sequence", *parts]:
            return paths.Sequence(tuple(map(_path, parts)))
        case ["alternative", *parts]:
            return paths.Alternative(tuple(map(_path, parts)))
    raise ValueError(spelled)
