"""Invented programmes: the same bytes again, exactly the planted faults are found; and the command runs."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from benchmarks import ours
from benchmarks.corpus import development_faults, work_faults
from benchmarks.corpus.faults import Fault
from benchmarks.corpus.generate import MOST_DOCUMENTS, expected_faults, generate
from benchmarks.corpus.graph_faults import FAULTS, plant_in_graph
from benchmarks.corpus.world import IN_A_SET, SETS, period_of
from benchmarks.faults import compare, faulty_graph, found
from benchmarks.tables import BEGIN, END, Line, markdown, put_into
from coomet_graph import pipeline
from coomet_graph.findings import Finding, Severity

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = 3


@dataclass(frozen=True)
class Corpus:
    folder: Path
    planted: int


def corpus(folder: Path, documents: int = DOCUMENTS, seed: int = 1, faults: float = 0.0) -> Corpus:
    return Corpus(folder, generate(folder, documents, seed, faults))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return corpus(tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="module")
def built(clean: Corpus) -> pipeline.Build:
    return ours.build_of(clean.folder)


@pytest.fixture(scope="module")
def standing(built: pipeline.Build) -> tuple[Finding, ...]:
    """What is found without any fault."""
    return ours.findings_in(built)


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes_and_another_others(tmp_path: Path) -> None:
    folders = [corpus(tmp_path / name, 7, seed, 0.2).folder for name, seed in (("a", 3), ("b", 3), ("c", 4))]
    first, again, other = map(content, folders)
    assert first == again
    assert first.keys() == other.keys()
    assert sum(first[name] != other[name] for name in first if name.startswith("sources/")) == 7


def test_more_documents_begin_with_the_same(clean: Corpus, tmp_path: Path) -> None:
    more = content(corpus(tmp_path, 11).folder)
    assert {
        name: text for name, text in content(clean.folder).items() if name.startswith("sources/")
    }.items() <= more.items()


def test_every_document_says_that_it_is_invented(clean: Corpus) -> None:
    texts = [path.read_text("utf-8") for path in ours.sources(clean.folder)]
    assert len(texts) == DOCUMENTS
    assert all("Invented sample" in text.split("\n")[0] for text in texts)


def test_no_two_sets_share_a_period() -> None:
    keys = [period_of(index).key for index in range(SETS)]
    assert len(set(keys)) == SETS
    assert max(period_of(index).end for index in range(SETS)) <= 2099


@pytest.mark.parametrize("documents", [0, MOST_DOCUMENTS + 1, SETS * IN_A_SET + 5])
def test_too_many_documents_are_refused(tmp_path: Path, documents: int) -> None:
    with pytest.raises(ValueError, match=str(MOST_DOCUMENTS)):
        generate(tmp_path, documents)
    assert not list(tmp_path.iterdir())


def test_without_faults_nothing_is_wrong(clean: Corpus, standing: tuple[Finding, ...]) -> None:
    assert clean.planted == 0
    grave = [each for each in standing if each.severity != Severity.INFO]
    assert [(each.rule, each.message.en) for each in grave] == []


def test_exactly_the_faults_in_the_texts_are_found(tmp_path: Path, standing: tuple[Finding, ...]) -> None:
    faulty = corpus(tmp_path, faults=0.4)
    faults = expected_faults(faulty.folder / "faults.jsonl")
    assert len(faults) == faulty.planted > 20
    expected = {each for fault in faults for each in fault.found}
    assert not expected & found(standing)
    assert found(ours.findings_in(ours.build_of(faulty.folder))) - found(standing) == expected


def test_every_kind_of_fault_in_a_text_is_planted_somewhere(tmp_path: Path) -> None:
    generate(tmp_path, 60, 1, 0.3)
    kinds = {fault.kind for fault in expected_faults(tmp_path / "faults.jsonl")}
    assert kinds == development_faults.PLANTERS.keys() | work_faults.PLANTERS.keys()


def test_exactly_the_faults_in_the_graph_are_found(
    built: pipeline.Build, standing: tuple[Finding, ...]
) -> None:
    planted: dict[str, Fault] = {}
    faulty = faulty_graph(built, 0.6, planted)
    expected = {each for fault in planted.values() for each in fault.found}
    assert {fault.kind for fault in planted.values()} == {fault.kind for fault in FAULTS}
    assert found(ours.findings_in(built, faulty)) - found(standing) == expected


def test_what_is_missed_and_what_was_never_planted_counts_against_the_rule() -> None:
    planted = [("one", "a"), ("one", "b"), ("two", "a")]
    told = [("one", "a"), ("two", "a"), ("two", "c"), ("three", "a")]
    assert list(compare(planted, told)) == [("one", 2, 1, 1), ("three", 0, 0, 1), ("two", 1, 1, 2)]


def test_a_spared_node_stays_as_it_is() -> None:
    action = NamedNode("https://w3id.org/coomet/id/action/wp-tc-10-2001-2003/1.1")
    kind = Quad(action, NamedNode(f"{RDF}type"), NamedNode("https://w3id.org/coomet/ontology#Action"))
    planted: dict[str, Fault] = {}
    assert list(plant_in_graph([kind] * 3, 1, 1.0, planted, frozenset({action.value}))) == [kind] * 3
    assert planted == {}


RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def test_the_command_measures_and_keeps_its_tables(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", "utf-8")
    command = [sys.executable, "-m", "benchmarks.benchmark", "--quick", "--only", "load", "validation"]
    done = subprocess.run(
        [*command, "--folder", str(tmp_path / "run"), "--write", str(page)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for text in (done.stdout, (tmp_path / "run" / "results.md").read_text("utf-8"), page.read_text("utf-8")):
        assert "| load |" in text
        assert "| validation |" in text
        assert "found |" in text
    assert page.read_text("utf-8").startswith("before\n")
    assert page.read_text("utf-8").endswith("after\n")


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing here\n", "utf-8")
    with pytest.raises(ValueError, match="marks"):
        put_into(page, "table")
    assert page.read_text("utf-8") == "nothing here\n"


def test_a_line_tells_what_was_required_and_reached() -> None:
    lines = [
        Line("load", 1_000_000, "other", 12.5, 99.6, 1.25, "≥ 0.9", reached=True),
        Line("load", 0, "ours", 0.0123, reached=False, required="≤ 1 ms", remark="slow"),
    ]
    assert list(markdown("T", lines))[3:] == [
        "| load | 1,000,000 | other | 12.50 s | 100 MB | 1.25 | ≥ 0.9 | reached |",
        "| load |  | ours | 12.3 ms |  |  | ≤ 1 ms | **not reached**; slow |",
        "",
    ]
