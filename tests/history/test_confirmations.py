"""Confirmed links: valid as long as the words at both ends are those that were confirmed."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coomet_graph import api
from coomet_graph.errors import ParameterError, UnknownNameError, UnreadableGraphError
from coomet_graph.exchange.turtle import to_turtle
from coomet_graph.history import Confirmation, confirm, confirmations_of
from coomet_graph.history.confirmations import text_hash
from coomet_graph.iris import Minter
from coomet_graph.namespaces import COOMET, GRAPH, ID
from coomet_graph.pipeline import Build, build_in, update_in
from coomet_graph.store import Workspace
from tests.test_updating import content

GOLDEN = Path(__file__).parent.parent / "golden"
CITATION = f"{ID}citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1"
ACTION, ITEM = "Preparation of a plan of seminars", "Holding seminars for young metrologists"
DAY = date(2031, 6, 2)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the golden programmes as sources and an empty folder of decisions."""
    shutil.copytree(GOLDEN, tmp_path / "sources")
    (tmp_path / "decisions").mkdir()
    return tmp_path


def documents(place: Path) -> list[Path]:
    return sorted((place / "sources").glob("*.txt"))


def reword(place: Path, name: str, old: str, new: str) -> None:
    """Change words in a source and bring the graph up to date."""
    path = place / "sources" / f"{name}.txt"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    update_in(place / "w", [path])


def decide(place: Path, name: str = "one", on: date = DAY) -> None:
    """Confirm the citation as it is now, keep that in a file of its own, and take it into the graph."""
    made = confirm(Workspace(place / "w").dataset(), CITATION, "A. Sample", on)
    (place / "decisions" / f"{name}.ttl").write_bytes(to_turtle(sorted(made.triples(Minter()), key=str)))
    update_in(place / "w", [], decisions=place / "decisions")


def state(place: Path) -> str:
    """The link state of the citation, in a graph that is what a build of everything gives."""
    build_in(place / "fresh", documents(place), decisions=place / "decisions")
    assert content(place / "w") == content(place / "fresh")
    (row,) = Workspace(place / "w").dataset().select(
        f"SELECT ?state {{ <{CITATION}> <{COOMET}linkState> ?state }}"
    ).dicts()  # fmt: skip
    return row["state"].value.removeprefix(f"{ID}linkstate/")


def outdated(place: Path) -> list[str]:
    return [
        each.message.en for each in api.audit(place / "w").findings if each.rule == "confirmation-outdated"
    ]


@pytest.fixture
def confirmed(place: Path) -> Path:
    build_in(place / "w", documents(place), decisions=place / "decisions")
    decide(place)
    return place


def test_a_confirmed_link_is_valid(confirmed: Path) -> None:
    assert state(confirmed) == "valid"
    assert outdated(confirmed) == []


def test_the_citing_text_changes_and_changes_back(confirmed: Path) -> None:
    reword(confirmed, "work-programme", "plan of seminars", "plan of webinars")
    assert state(confirmed) == "suspect"
    (message,) = outdated(confirmed)
    assert message.startswith("1.1 Preparation of a plan of webinars or what it cites, 1.1 Holding seminars")
    assert message.endswith("has other words than when the citation was confirmed.")
    reword(confirmed, "work-programme", "plan of webinars", "plan of seminars")
    assert state(confirmed) == "valid"


@pytest.mark.parametrize(
    ("old", "new"),
    [("seminars for young", "webinars for young"), ("at least 2 seminars", "at least 9 seminars")],
)
def test_the_cited_text_changes(confirmed: Path, old: str, new: str) -> None:
    """The title of the item, or what its remark asks for."""
    reword(confirmed, "development-programme", old, new)
    assert state(confirmed) == "suspect"
    reword(confirmed, "development-programme", new, old)
    assert state(confirmed) == "valid"


def test_another_indicator_is_cited(confirmed: Path) -> None:
    reword(confirmed, "work-programme", "(Ind-a.1.1)", "(Ind-a.1.2)")
    assert state(confirmed) == "suspect"
    reword(confirmed, "work-programme", "(Ind-a.1.2)", "(Ind-a.1.1)")
    assert state(confirmed) == "valid"


def test_an_indicator_in_a_column_of_its_own_is_said_to_be_another(place: Path) -> None:
    path = place / "sources" / "development-programme.txt"
    text = path.read_text("utf-8").replace("Remarks\n", "Indicators\n")
    path.write_text(text, "utf-8")
    build_in(place / "w", documents(place), decisions=place / "decisions")
    decide(place)
    assert state(place) == "valid"
    reword(place, "development-programme", "at least 2 seminars", "at least 9 seminars")
    assert state(place) == "suspect"


def test_confirmed_anew_it_is_valid_again(confirmed: Path) -> None:
    reword(confirmed, "work-programme", "plan of seminars", "plan of webinars")
    decide(confirmed, "two", date(2031, 9, 1))
    assert state(confirmed) == "valid"
    assert outdated(confirmed) == []
    reword(confirmed, "development-programme", "seminars for young", "webinars for young")
    assert state(confirmed) == "suspect"


def test_another_state_reported_raises_no_suspicion(confirmed: Path) -> None:
    reword(confirmed, "work-programme", "Works are underway.", "The plan has been prepared.")
    assert state(confirmed) == "valid"


def test_what_is_gone_is_broken_not_suspect(confirmed: Path) -> None:
    reword(confirmed, "development-programme", "1.1\t", "1.9\t")
    assert state(confirmed) == "broken"


def test_decisions_stay_until_others_are_given(confirmed: Path) -> None:
    graph = f"{GRAPH}decisions"
    before = set(Workspace(confirmed / "w").dataset().quads(graph))
    update_in(confirmed / "w", documents(confirmed))
    assert set(Workspace(confirmed / "w").dataset().quads(graph)) == before != set()
    (confirmed / "decisions" / "one.ttl").unlink()
    update_in(confirmed / "w", [], decisions=confirmed / "decisions")
    assert set(Workspace(confirmed / "w").dataset().quads(graph)) == set()
    assert state(confirmed) == "valid"


def test_a_confirmation_remembers_both_texts(golden: Build) -> None:
    made = confirm(golden.dataset, CITATION, "A. Sample", DAY, "Read together.")
    note = "Ind-a.1.1: at least 2 seminars per year"
    assert made == Confirmation(
        CITATION,
        "A. Sample",
        DAY,
        frozenset({text_hash(ACTION), text_hash("a.1.1")}),
        frozenset({text_hash(f"{ITEM}\n{note}")}),
        "Read together.",
    )


def test_a_stale_number_that_was_confirmed_is_right(tmp_path: Path, golden: Build) -> None:
    from pyoxigraph import Literal, NamedNode, Quad

    from coomet_graph.pipeline import infer
    from coomet_graph.store import EmbeddedDataset

    dataset = EmbeddedDataset()
    dataset.load(golden.dataset.quads(*(n for n in golden.dataset.graph_names() if "inferred" not in n)))
    item, graph = NamedNode(f"{ID}item/dp-2031-2033/1.2"), NamedNode(f"{GRAPH}provenance")
    dataset.load([Quad(item, NamedNode(f"{COOMET}earlierNotation"), Literal("1.1"), graph)])
    made = confirm(golden.dataset, CITATION, "A. Sample", DAY)
    decisions = NamedNode(f"{GRAPH}decisions")
    dataset.load(Quad(t.subject, t.predicate, t.object, decisions) for t in made.triples(Minter()))
    infer(dataset, Minter())
    rows = dataset.select(f"SELECT ?c {{ ?c <{COOMET}linkState> <{ID}linkstate/suspect> }}").dicts()
    assert [row["c"].value for row in rows] == [CITATION.replace("/1.1/", "/1.2/", 1)]


# ---------------------------------------------------------------- as Turtle

HASHES = st.frozensets(st.text("0123456789abcdef", min_size=64, max_size=64), max_size=3)
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "P", "Z"]), min_size=1, max_size=20)


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(
    st.lists(
        st.builds(Confirmation, st.just(CITATION), WORDS, st.dates(), HASHES.filter(bool), HASHES, WORDS)
    )
)
def test_what_is_written_is_read(made: list[Confirmation]) -> None:
    triples = [triple for each in made for triple in each.triples(Minter())]
    assert set(confirmations_of(triples)) == set(made)


SAMPLE = f"""@prefix coomet: <{COOMET}> . @prefix dcterms: <http://purl.org/dc/terms/> .
<{ID}confirmation/x> a coomet:LinkConfirmation ; coomet:confirms <{CITATION}> ; dcterms:creator "A" ;
  dcterms:created "2031-06-02" ; coomet:citingTextHash "{"0" * 64}" ."""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2031-06-02", "in June"),
        ('dcterms:creator "A"', 'dcterms:creator "A", "B"'),
        ("0" * 64, "abc"),
        (f"coomet:confirms <{CITATION}> ;", ""),
    ],
)
def test_a_file_that_is_not_right_is_told(place: Path, old: str, new: str) -> None:
    (place / "decisions" / "x.ttl").write_text(SAMPLE.replace(old, new), "utf-8")
    with pytest.raises(UnreadableGraphError, match="is not whole"):
        build_in(place / "w", documents(place), decisions=place / "decisions")


def test_a_folder_that_is_not_there_is_told(place: Path) -> None:
    with pytest.raises(ParameterError, match="no such folder of decisions"):
        build_in(place / "w", documents(place), decisions=place / "nowhere")


def test_only_a_citation_can_be_confirmed(golden: Build) -> None:
    with pytest.raises(UnknownNameError, match="There is no citation"):
        confirm(golden.dataset, f"{ID}item/dp-2031-2033/1.1", "A. Sample", DAY)
