"""A link that is proposed is a fact once somebody confirms it, and no longer than that."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from coomet_graph import api
from coomet_graph.namespaces import COOMET, GRAPH, ID, RDF
from coomet_graph.pipeline import Build, keep, update_in
from coomet_graph.pipeline.deciding import Decided
from coomet_graph.store import EmbeddedDataset, Workspace

DAY = date(2031, 6, 2)

CANDIDATE, EARLIER, LATER = (
    f"{ID}{name}" for name in ("candidate/sample", "item/dp-2031-2033/1.1", "item/dp-2031-2033/1.2")
)


@pytest.fixture
def proposed(golden: Build, tmp_path: Path) -> Path:
    """A workspace with a link that is proposed: that one item continues the other."""
    dataset = EmbeddedDataset()
    dataset.load(golden.dataset.quads())
    said = (("type", f"{COOMET}CandidateLink"), ("earlierEntry", EARLIER), ("laterEntry", LATER))
    dataset.load(
        Quad(
            NamedNode(CANDIDATE),
            NamedNode(RDF + name if name == "type" else COOMET + name),
            NamedNode(value),
            NamedNode(f"{GRAPH}candidates"),
        )
        for name, value in said
    )
    keep(replace(golden, dataset=dataset), tmp_path / "w")
    return tmp_path


def stated(folder: Path) -> bool:
    """Whether the graph says that the one item continues the other, with the decisions of the folder."""
    update_in(folder / "w", [], decisions=folder / "decisions")
    return Workspace(folder / "w").dataset().ask(f"ASK {{ <{LATER}> <{COOMET}continues> <{EARLIER}> }}")


def test_a_confirmed_candidate_becomes_a_fact_until_it_is_refused(proposed: Path) -> None:
    def decide(kind: str, link: str, reason: str = "") -> Decided:
        return api.decide(
            kind, link, "A. Sample", DAY, reason=reason,
            decisions=proposed / "decisions", workspace=proposed / "w",
        )  # fmt: skip

    done = decide("confirm", "sample")
    assert done.decision.about == (EARLIER, LATER)
    assert stated(proposed)
    assert list(api.audit(proposed / "w", day=DAY).findings) == []
    decide("refuse", CANDIDATE, "They are two things.")
    assert not stated(proposed)
    assert list(api.audit(proposed / "w", day=DAY).findings) == []


def test_a_file_of_decisions_states_nothing_that_nobody_decided(proposed: Path) -> None:
    folder = proposed / "decisions"
    folder.mkdir()
    (folder / "a.ttl").write_text(f"<{LATER}> <{COOMET}continues> <{EARLIER}> .")
    assert not stated(proposed)
