"""Sources that supersede others: the newer stands in the graph, its history beside it."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from coomet_graph import api
from coomet_graph.errors import ParameterError, UnreadableDocumentError
from coomet_graph.history import Difference, compare, edition_of
from coomet_graph.history.rdf import from_triples
from coomet_graph.namespaces import COOMET, GRAPH, ID, PROV
from coomet_graph.pipeline import build, build_in, update_in
from coomet_graph.store import Dataset, Workspace
from tests.test_updating import content

GOLDEN = Path(__file__).parent.parent / "golden"
FIRST, SECOND, THIRD = "dp-2031-2033", "dp-2031-2033.b", "dp-2031-2033.c"
WORK = "wp-tc-4-2031-2033"
NEW_ROW = "1.{}\t{}\t2031–2033\tTC 4\tInd-a.1.{}: at least 1 report per year\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The golden programmes, and two later editions of the development programme.

    In the second, a new row comes first and renumbers the others; in the third another follows it.
    """
    folder = tmp_path / "sources"
    shutil.copytree(GOLDEN, folder)
    first = (folder / "development-programme.txt").read_text("utf-8")
    at = first.index("1.1\t")
    rows = first[at:].replace("1.2\t", "1.3\t").replace("1.1\tHolding", "1.2\tHolding")
    second = first[:at] + NEW_ROW.format(1, "Revision of dictionaries of legal terms", 3) + rows
    (folder / "second.txt").write_text(second, "utf-8")
    third = second.replace("1.3\t", "1.4\t").replace("1.2\tHolding", "1.3\tHolding")
    at = third.index("1.3\tHolding")
    third = third[:at] + NEW_ROW.format(2, "Opening of an exhibition of old standards", 4) + third[at:]
    (folder / "third.txt").write_text(third, "utf-8")
    table = (folder / "sources.csv").read_text("utf-8")
    row = next(line for line in table.splitlines() if line.startswith(FIRST))
    for name, file, older in ((SECOND, "second.txt", FIRST), (THIRD, "third.txt", SECOND)):
        changed = row.replace("development-programme.txt", file).replace(FIRST, name, 1)
        table += f"{changed}{older}\n"
    (folder / "sources.csv").write_text(table, "utf-8")
    return folder


def files(folder: Path, *names: str) -> list[Path]:
    return [folder / f"{name}.txt" for name in names]


def records(dataset: Dataset, source: str) -> Difference:
    quads = dataset.quads(f"{GRAPH}change/{source}")
    (difference,) = from_triples(quad.triple for quad in quads)
    return difference


def earlier(dataset: Dataset) -> set[tuple[str, str]]:
    rows = dataset.select(f"SELECT ?item ?number {{ ?item <{COOMET}earlierNotation> ?number }}").dicts()
    return {(row["item"].value.rpartition("/")[2], row["number"].value) for row in rows}


def findings(workspace: Path, rule: str) -> list[str]:
    return [each.message.en for each in api.audit(workspace).findings if each.rule == rule]


def test_a_newer_edition_takes_the_place_of_the_older(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", files(sources, "development-programme", "work-programme"))
    old = edition_of(Workspace(tmp_path / "w").dataset(), f"{GRAPH}asserted/{FIRST}")
    done = update_in(tmp_path / "w", files(sources, "second"))
    assert done.errors == ()
    assert done.replaced == (FIRST,)
    assert list(done.dataset.quads(f"{GRAPH}asserted/{FIRST}")) == []
    new = edition_of(done.dataset, f"{GRAPH}asserted/{SECOND}")
    difference = records(done.dataset, SECOND)
    assert difference == compare(old, new)
    assert [(change.kinds, change.after[0].notation) for change in difference.changes] == [
        (("added",), "1.1"),
        (("renumbered",), "1.2"),
        (("renumbered",), "1.3"),
    ]
    source = f"{ID}source/{FIRST}"
    assert done.dataset.ask(
        f"ASK {{ <{ID}source/{SECOND}> <{PROV}wasRevisionOf> <{source}> . "
        f'<{source}> <{COOMET}sha256> "{old.identity.sha256}" }}'
    )


def test_an_edition_that_was_superseded_is_no_fault(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", files(sources, "development-programme", "work-programme", "second"))
    assert findings(tmp_path / "w", "SourceDocument-primaryTopic") == []
    assert findings(tmp_path / "w", "SourceDocument-language") == []


def test_change_records_are_no_facts(tmp_path: Path, sources: Path) -> None:
    built = build_in(tmp_path / "w", files(sources, "development-programme", "second"))
    assert f"{GRAPH}change/{SECOND}" not in built.dataset.fact_graphs()
    assert not built.dataset.ask(f"ASK {{ ?change a <{COOMET}EntryChange> }}")


def test_history_is_exported_when_asked_for(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", files(sources, "development-programme", "second"))
    plain = api.export("turtle", tmp_path / "w").decode()
    assert "EntryChange" not in plain
    assert "earlierNotation" not in plain
    assert "coomet:EntryChange" in api.export("turtle", tmp_path / "w", ["change"]).decode()
    assert "coomet:earlierNotation" in api.export("turtle", tmp_path / "w", ["provenance"]).decode()


CHAINS: list[Sequence[Sequence[str]]] = [
    [("development-programme", "work-programme"), ("second",), ("third",)],
    [("development-programme", "work-programme", "second"), ("third",)],
    [("development-programme", "work-programme"), ("third", "second")],
    [("work-programme",), ("development-programme", "second"), ("third",), ("work-programme",)],
    [("work-programme", "development-programme"), ("second",), ("second",), ("third",), ("third",)],
]


@pytest.mark.parametrize("steps", CHAINS)
def test_however_a_chain_came_it_is_as_built_at_once(
    tmp_path: Path, sources: Path, steps: Sequence[Sequence[str]]
) -> None:
    first, *others = steps
    build_in(tmp_path / "w", files(sources, *first))
    for step in others:
        assert update_in(tmp_path / "w", files(sources, *step)).errors == ()
    every = files(sources, "work-programme", "third", "second", "development-programme")
    fresh = build_in(tmp_path / "fresh", every)
    assert content(tmp_path / "w") == content(tmp_path / "fresh")
    assert Workspace(tmp_path / "w").manifest() == Workspace(tmp_path / "fresh").manifest()
    # The first item was 1.1 and 1.2 before it became 1.3, the second 1.2 and 1.3.
    assert earlier(fresh.dataset) == {("1.3", "1.1"), ("1.3", "1.2"), ("1.4", "1.2"), ("1.4", "1.3")}


def test_a_corrected_edition_is_compared_anew_with_the_one_before(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", files(sources, "development-programme", "second", "work-programme"))
    path = sources / "second.txt"
    path.write_text(path.read_text("utf-8").replace("COOMET website", "website of COOMET"), "utf-8")
    update_in(tmp_path / "w", [path])
    build_in(tmp_path / "fresh", files(sources, "development-programme", "second", "work-programme"))
    assert content(tmp_path / "w") == content(tmp_path / "fresh")
    changes = records(Workspace(tmp_path / "w").dataset(), SECOND).changes
    assert changes[-1].kinds == ("renumbered", "reworded")


def test_history_goes_with_the_source(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", files(sources, "development-programme", "second", "work-programme"))
    update_in(tmp_path / "w", [], remove=[SECOND])
    build_in(tmp_path / "fresh", files(sources, "work-programme"))
    assert content(tmp_path / "w") == content(tmp_path / "fresh")


def test_an_edition_that_is_no_more_is_refused(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", files(sources, "development-programme", "second"))
    with pytest.raises(UnreadableDocumentError, match=SECOND):
        update_in(tmp_path / "w", files(sources, "development-programme"))


def test_a_newer_edition_that_cannot_be_read_leaves_the_older(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", files(sources, "development-programme"))
    (sources / "second.txt").write_text("A shopping list\nmilk\n", "utf-8")
    with pytest.raises(UnreadableDocumentError):
        update_in(tmp_path / "w", files(sources, "second"))
    assert Workspace(tmp_path / "w").manifest()["sources"][0]["id"] == FIRST


def test_a_circle_is_refused(sources: Path) -> None:
    table = sources / "sources.csv"
    text = table.read_text("utf-8").replace(f"P1/2031,en,,,,\n{WORK}", f"P1/2031,en,,,,{SECOND}\n{WORK}")
    table.write_text(text, "utf-8")
    with pytest.raises(ParameterError, match=f"The sources {FIRST} and {SECOND} supersede each other"):
        build(files(sources, "development-programme", "second"))
    table.write_text(text.replace(f",{SECOND}\n{WORK}", f",{FIRST}\n{WORK}"), "utf-8")
    with pytest.raises(ParameterError, match=f"The source {FIRST} supersedes itself"):
        build(files(sources, "development-programme"))


def test_a_circle_that_is_made_step_by_step_is_refused(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", files(sources, "development-programme", "second", "work-programme"))
    table = sources / "sources.csv"
    text = table.read_text("utf-8").replace(f"P1/2031,en,,,,\n{WORK}", f"P1/2031,en,,,,{SECOND}\n{WORK}")
    table.write_text(text, "utf-8")
    before = content(tmp_path / "w")
    with pytest.raises(ParameterError, match=f"The sources {FIRST} and {SECOND} supersede each other"):
        update_in(tmp_path / "w", files(sources, "development-programme"))
    assert content(tmp_path / "w") == before


def test_an_edition_of_another_programme_is_told(tmp_path: Path, sources: Path) -> None:
    table = sources / "sources.csv"
    text = table.read_text("utf-8")
    table.write_text(re.sub(rf"^{WORK},.*,$", rf"\g<0>{FIRST}", text, flags=re.MULTILINE), "utf-8")
    built = build_in(tmp_path / "w", files(sources, "development-programme", "work-programme"))
    (error,) = built.errors
    for words in (WORK, FIRST, "work-programme.txt", "another body's or of another kind"):
        assert words in error.text.en
    assert "другого органа или вида" in error.text.ru


# ---------------------------------------------------------------- stale numbers


def test_a_cited_number_is_resolved_to_what_it_is_called_now(tmp_path: Path, sources: Path) -> None:
    """Item 1.1 is 1.2 in the second edition; 1.2 is 1.3."""
    build_in(tmp_path / "w", files(sources, "development-programme", "work-programme"))
    assert findings(tmp_path / "w", "stale-number") == []
    update_in(tmp_path / "w", files(sources, "second"))
    dataset = Workspace(tmp_path / "w").dataset()
    citation = f"{ID}citation/{WORK}/1.1/{FIRST}/1.1"
    assert dataset.ask(
        f"ASK {{ <{citation}> <{COOMET}resolvedItem> <{ID}item/{FIRST}/1.2> ; "
        f"<{COOMET}linkState> <{ID}linkstate/suspect> }}"
    )
    was = "in an earlier edition that was the number of"
    seminars, website = "1.2 Holding seminars for young metrologists", "1.3 Support of the COOMET website"
    assert sorted(findings(tmp_path / "w", "stale-number")) == [
        f"1.1 Preparation of a plan of seminars cites item 1.1; {was} {seminars}.",
        f"1.2 Holding of seminars on measurements of length cites item 1.1; {was} {seminars}.",
        f"2.1 Renewal of the pages of news cites item 1.2; {was} {website}.",
    ]


def test_a_source_of_a_later_month_speaks_of_the_edition_of_today(tmp_path: Path, sources: Path) -> None:
    table = sources / "sources.csv"
    text = table.read_text("utf-8").replace("P1/2031,en,,,,dp", "P1/2031,en,2031-05,,,dp")
    table.write_text(text, "utf-8")
    every = files(sources, "development-programme", "second", "work-programme")
    build_in(tmp_path / "w", every)
    assert findings(tmp_path / "w", "stale-number") == []
    table.write_text(text.replace("2031-05", "2031-07"), "utf-8")
    update_in(tmp_path / "w", files(sources, "second"))
    assert len(findings(tmp_path / "w", "stale-number")) == 3
    build_in(tmp_path / "fresh", every)
    assert content(tmp_path / "w") == content(tmp_path / "fresh")
