"""What reports look up: once for all of them, and the same for each."""

from dataclasses import replace
from typing import Any

import pytest

from coomet_graph.findings import Finding, Place, Severity, Text
from coomet_graph.pipeline import Build
from coomet_graph.reports import background as module
from coomet_graph.reports.background import Background
from coomet_graph.store import EmbeddedDataset

TOLD = Text("About", "О")
ACTION = "https://w3id.org/coomet/id/action/wp-tc-4-2031-2033/"


class Asked(EmbeddedDataset):
    """A dataset that counts how often it is asked."""

    def __init__(self, of: EmbeddedDataset) -> None:
        self.__dict__.update(of.__dict__)
        self.times = 0

    def select(self, *query: Any, **more: Any) -> Any:
        self.times += 1
        return super().select(*query, **more)


@pytest.fixture
def asked(golden: Build) -> Asked:
    assert isinstance(golden.dataset, EmbeddedDataset)
    return Asked(golden.dataset)


def finding(number: str, line: int = 1) -> Finding:
    place = Place("work-programme.txt", line, line, "words")
    return Finding("rule", Severity.WARNING, TOLD, TOLD, TOLD, (ACTION + number,), (place,))


def test_whom_a_finding_concerns_is_looked_up_once(asked: Asked) -> None:
    background = Background(asked)
    findings = [finding("1.1"), finding("1.2")]
    first = background.concerns(findings)
    assert first[0].bodies == ("https://w3id.org/coomet/id/body/tc-4",)
    before = asked.times
    assert background.concerns(findings[::-1]) == first[::-1]
    assert asked.times == before


def test_the_opposite_of_a_finding_is_that_of_what_it_is_mainly_about(bundled: Build) -> None:
    """On what another entry rests is not opposite to a completed project, which rests on nothing."""
    entry = "https://w3id.org/coomet/id/action/wp-tc-4-2021-2023/"
    place = Place("coomet-tc-4-work-programme-2021-2023.txt", 473, 473, "(item 5.2)")
    of_both, of_today = (
        replace(finding("1.1"), subjects=subjects, places=(place,))
        for subjects in ((f"{entry}completed-projects/1", f"{entry}5.2"), (f"{entry}5.2",))
    )
    told = Background(bundled.dataset).concerns([of_both, of_today])
    assert [bool(each.unread) for each in told] == [False, True]


def test_a_finding_at_another_place_is_another(asked: Asked) -> None:
    background = Background(asked)
    background.concerns([finding("1.1", line) for line in (1, 2)])
    before = asked.times
    background.concerns([finding("1.1", 3)])
    assert asked.times > before


def test_what_is_not_remembered_is_looked_up_again(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_REMEMBERED", 1)
    background = Background(asked)
    findings = [finding("1.1"), finding("1.2")]
    assert background.concerns(findings) == background.concerns(findings)


def test_the_picture_is_drawn_once_in_a_language(asked: Asked) -> None:
    background = Background(asked)
    english = background.coverage("en")
    assert english is not None
    assert english.startswith(b"\x89PNG")
    before = asked.times
    assert background.coverage("en") is english
    assert asked.times == before
    assert background.coverage("ru") != english


def test_without_a_graph_there_is_no_picture() -> None:
    assert Background().coverage("en") is None
