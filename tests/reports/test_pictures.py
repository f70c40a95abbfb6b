"""Pictures that another process draws are those that would be drawn here; where it fails, they are."""

from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from coomet_graph.errors import WorkspaceError
from coomet_graph.namespaces import COOMET, GRAPH, ID, RDF
from coomet_graph.pipeline import Build
from coomet_graph.pipeline.reporting import background
from coomet_graph.processes import Child
from coomet_graph.reports import pictures_ahead
from coomet_graph.reports.pictures import Pictures
from coomet_graph.reports.pictures_ahead import PicturesAhead
from coomet_graph.store import EmbeddedDataset, Workspace

LANGUAGES = "en", "ru"


def kept(dataset: EmbeddedDataset, folder: Path) -> Path:
    """The folder of a workspace that has this dataset."""
    Workspace(folder).write(dataset, {"sources": [], "findings": []})
    return folder


@pytest.fixture
def golden_place(golden: Build, tmp_path: Path) -> Path:
    assert isinstance(golden.dataset, EmbeddedDataset)
    return kept(golden.dataset, tmp_path / "place")


def refuse(*_: object) -> None:
    raise AssertionError("drawn here")


def test_they_are_the_same_as_drawn_here(
    golden: Build, golden_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = [Pictures(golden.dataset).coverage(language) for language in LANGUAGES]
    monkeypatch.setattr(Pictures, "_coverage", refuse)
    with closing(background(workspace=golden_place, ahead=True)) as ahead:
        assert [ahead.coverage(language) for language in LANGUAGES] == here
        assert here[0] is not None
        assert here[0].startswith(b"\x89PNG")
        assert ahead.coverage("en") is ahead.coverage("en")


@pytest.mark.parametrize("program", ["lying", "dying", "absent"])
def test_what_is_not_drawn_there_is_drawn_here(golden: Build, golden_place: Path, program: str) -> None:
    dataset, store = golden.dataset, Workspace(golden_place).store_path()
    with closing(
        PicturesAhead(dataset, store, LANGUAGES, program=f"tests.drawing_children.{program}")
    ) as pictures:
        assert pictures.coverage("en") == Pictures(dataset).coverage("en")
        assert pictures.coverage("ru") == Pictures(dataset).coverage("ru")


@pytest.mark.parametrize("number", [0, 151])
def test_neither_nothing_nor_too_much_is_drawn(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = EmbeddedDataset()
    graph = NamedNode(GRAPH + "asserted/example")
    things = [("body/tc-4", "Body"), *((f"indicator/{each}", "Indicator") for each in range(number))]
    dataset.load(
        Quad(NamedNode(ID + thing), NamedNode(RDF + "type"), NamedNode(COOMET + kind), graph)
        for thing, kind in things
    )
    place = kept(dataset, tmp_path / "place")
    monkeypatch.setattr(Pictures, "_coverage", refuse)
    with closing(background(workspace=place, ahead=True)) as ahead:
        assert [ahead.coverage(language) for language in LANGUAGES] == [None, None]


def test_nobody_draws_on_when_the_reports_are_given_up(
    golden_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = Child("coomet_graph.reports.pictures_child")
    monkeypatch.setattr(pictures_ahead, "Child", lambda _program: child)
    with closing(background(workspace=golden_place, ahead=True)):
        assert child.is_alive()
    assert not child.is_alive()


def test_without_a_graph_nobody_begins_to_draw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures_ahead, "Child", refuse)
    with pytest.raises(WorkspaceError):
        background(workspace=tmp_path / "nowhere", ahead=True)
