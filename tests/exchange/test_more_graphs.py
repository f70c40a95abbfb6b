"""Graphs that are exported only when they are asked for."""

from pathlib import Path

from coomet_graph.exchange import export
from coomet_graph.pipeline import build

EDITIONS = Path(__file__).parent.parent / "questions" / "editions"


def graphs_in(quads: bytes) -> set[str]:
    return {line.rsplit(" ", 2)[1].strip("<>").split("/graph/")[1] for line in quads.decode().splitlines()}


def test_what_an_edition_says_otherwise_is_exported_when_asked_for() -> None:
    dataset = build(sorted(EDITIONS.rglob("*.txt"))).dataset
    plain, more = (export(dataset, "nquads", graphs) for graphs in ((), ("alternative",)))
    assert {name.split("/")[0] for name in graphs_in(plain)} == {"asserted", "reference"}
    assert {name.split("/")[0] for name in graphs_in(more)} == {"asserted", "reference", "alternative"}
