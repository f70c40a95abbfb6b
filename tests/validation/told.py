"""Results in a form to compare: what SHACL says of a result, as text, with how often it was found."""

from collections import Counter
from collections.abc import Iterable

from coomet_graph.validation.facts import Facts
from coomet_graph.validation.found import Found
from coomet_graph.validation.paths import path_text
from coomet_graph.validation.scope import Size
from coomet_graph.validation.shapes import Shapes
from coomet_graph.validation.validator import ask, compile_shapes

Told = tuple[str, str, str | None, str | None, str, str]


def tell(each: Found) -> Told:
    path = None if each.path is None else path_text(each.path)
    value = None if each.value is None else str(each.value)
    return (str(each.shape), str(each.focus), path, value, each.component, each.severity)


def told(found: Iterable[Found]) -> Counter[Told]:
    return Counter(map(tell, found))


def in_every_way(facts: Facts, shapes: Shapes) -> list[Counter[Told]]:
    """What the compiled constraints find, for few, many and most focus nodes."""
    constraints = compile_shapes(shapes, facts.links, facts.view).constraints
    return [
        told(found for constraint in constraints for found in ask(facts.dataset, constraint, size=size))
        for size in Size
    ]
