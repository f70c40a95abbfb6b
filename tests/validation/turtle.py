"""Small data and shapes as Turtle, and what is found in them."""

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, parse

from coomet_graph.namespaces import SH
from coomet_graph.validation.facts import facts_of
from coomet_graph.validation.found import Found
from coomet_graph.validation.report import Checked
from coomet_graph.validation.shapes import Shapes, shapes_of
from coomet_graph.validation.validator import Engine, find

EX = "https://example.org/"
PREFIXES = f"""
@prefix ex: <{EX}> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <{SH}> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def asking(select: str) -> str:
    """A SPARQL constraint, as part of a shape; its query knows the prefix "ex"."""
    return f'sh:sparql [ sh:select """PREFIX ex: <{EX}> {select}""" ]'


def quads(text: str) -> list[Quad]:
    statements = parse(PREFIXES + text, format=RdfFormat.TURTLE, base_iri=EX)
    return [Quad(each.subject, each.predicate, each.object) for each in statements]


def shapes(text: str) -> Shapes:
    return shapes_of(quads(text))


def run(data: str, shapes_text: str, engine: Engine = "compiled") -> tuple[list[Found], list[Checked]]:
    return find(facts_of(quads(data)), shapes(shapes_text), engine)


def brief(found: Iterable[Found]) -> list[tuple[str, str | None, str]]:
    """Focus node, value and component of each result, without the namespaces, sorted."""
    return sorted(
        (
            (
                each.focus.value.removeprefix(EX),
                None if each.value is None else each.value.value.removeprefix(EX),
                each.component.removeprefix(SH).removesuffix("ConstraintComponent"),
            )
            for each in found
        ),
        key=str,
    )


def offences(data: str, shapes_text: str, engine: Engine = "compiled") -> list[tuple[str, str | None, str]]:
    return brief(run(data, shapes_text, engine)[0])
