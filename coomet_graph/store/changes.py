"""What a new content of a graph changes in the merged facts, and the one request that carries it out."""

from collections.abc import Callable, Iterable

from pyoxigraph import BlankNode, Quad, Triple

from coomet_graph.errors import QueryError
from coomet_graph.store.dataset import Change, holds_facts


def replacement(
    name: str,
    old: Iterable[Quad],
    new: Iterable[Quad],
    facts: str | None,
    elsewhere: Callable[[frozenset[Triple]], frozenset[Triple]],
) -> tuple[str, Change]:
    """The update that puts `new` in place of `old` in the graph `name`, and the facts that it changes.

    `elsewhere` tells which statements other graphs of facts hold too: these are facts all the same. Raises
    QueryError for blank nodes: facts have names.
    """
    before, after = frozenset(old), frozenset(new)
    gone, come = _statements(before - after), _statements(after - before)
    if holds_facts(name):
        shared = elsewhere(gone | come)
        change = Change(gone - shared, come - shared, come & shared)
    else:
        change = Change()
    requests = [
        _data("DELETE", name, gone, facts, change.removed),
        _data("INSERT", name, come, facts, change.added),
    ]
    return " ;\n".join(filter(None, requests)), change


def _statements(quads: Iterable[Quad]) -> frozenset[Triple]:
    statements = frozenset(quad.triple for quad in quads)
    for statement in statements:
        if isinstance(statement.subject, BlankNode) or isinstance(statement.object, BlankNode):
            raise QueryError(
                f"A statement has a blank node ({statement}); give the thing an IRI.",
                f"В утверждении есть безымянный узел ({statement}); присвойте объекту IRI.",
            )
    return statements


def _data(
    verb: str, name: str, statements: frozenset[Triple], facts: str | None, merged: frozenset[Triple]
) -> str:
    if not statements:
        return ""
    parts = [f"GRAPH <{name}> {{ {_text(statements)} }}"]
    if merged:
        parts.append(_text(merged) if facts is None else f"GRAPH <{facts}> {{ {_text(merged)} }}")
    return f"{verb} DATA {{ {' '.join(parts)} }}"


def _text(statements: frozenset[Triple]) -> str:
    return " ".join(f"{statement} ." for statement in statements)
