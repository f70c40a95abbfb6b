"""No statement without words, no words that do not stand where the evidence says."""

import random
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.graph.statements import Statements
from coomet_graph.graph.terms import TYPE, coomet
from coomet_graph.iris import Minter
from coomet_graph.namespaces import COOMET, DCTERMS, OA, SKOS
from coomet_graph.pipeline import Build, build, bundled_sources
from tests.graph.evidence_walk import DERIVED, asserted, evidences, misquoted, unsupported
from tests.graph.invented import development_programme, work_programme

GOLDEN = Path(__file__).parent.parent / "golden"


def test_every_statement_of_the_bundled_documents_rests_on_words(bundled: Build) -> None:
    quads = asserted(bundled.dataset)
    assert len(quads) > 10_000
    assert unsupported(quads) == []


def test_every_quotation_of_the_bundled_documents_stands_in_its_lines(bundled: Build) -> None:
    quads = asserted(bundled.dataset)
    assert len(evidences(quads)) > 1_000
    assert misquoted(quads, bundled_sources()[0].parent) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_programme_nobody_has_seen_leads_to_its_words(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    (tmp_path / "tab.txt").write_text(development_programme(chance), "utf-8")
    (tmp_path / "gridless.txt").write_text(work_programme(chance), "utf-8")
    quads = asserted(build([tmp_path / "tab.txt", tmp_path / "gridless.txt"]).dataset)
    listed = [quad for quad in quads if quad.predicate.value == COOMET + "hasPerformerParticipation"]
    assert len(listed) >= 10
    assert unsupported(quads) == []
    assert misquoted(quads, tmp_path) == []


@pytest.mark.parametrize("prop", [DCTERMS + "title", SKOS + "note", COOMET + "termText"])
def test_texts_are_the_words_of_their_evidence(bundled: Build, prop: str) -> None:
    """Letter for letter: joining cells and pages adds no word and loses none."""
    rows = bundled.dataset.select(
        f"""PREFIX coomet: <{COOMET}> PREFIX oa: <{OA}>
        SELECT ?thing ?text ?quotation WHERE {{
          GRAPH ?asserted {{ ?thing <{prop}> ?text ; <{DERIVED}> ?evidence .
            ?evidence coomet:supportsProperty <{prop}> ; oa:exact ?quotation }}
        }}"""
    )
    quoted: dict[tuple[str, str], list[str]] = {}
    for row in rows.dicts():
        quoted.setdefault((row["thing"].value, row["text"].value), []).append(row["quotation"].value)
    assert len(quoted) > 30
    letters = {key: "".join("".join(texts).split()) for key, texts in quoted.items()}
    for (thing, text), words in letters.items():
        for word in text.split():
            assert word in words, (thing, word)


def test_without_one_evidence_the_walk_finds_the_statement(golden: Build) -> None:
    quads = asserted(golden.dataset)
    assert unsupported(quads) == []
    gone = evidence_of_note(quads)
    left = [quad for quad in quads if gone not in (quad.subject, quad.object)]
    assert any(f"{SKOS}note" in statement for statement in unsupported(left))


def test_every_evidence_is_needed_or_repeats_another(golden: Build) -> None:
    """An evidence that supported nothing at all would be noise."""
    quads = asserted(golden.dataset)
    derived = {quad.object for quad in quads if quad.predicate.value == DERIVED}
    supporting = {quad.subject for quad in quads if quad.predicate.value == COOMET + "supportsProperty"}
    assert {NamedNode(name) for name in evidences(quads)} == derived == supporting


@pytest.mark.parametrize("prop", ["firstLine", "lastLine"])
def test_a_line_number_off_by_one_is_found(golden: Build, prop: str) -> None:
    quads = asserted(golden.dataset)
    assert misquoted(quads, GOLDEN) == []
    moved = evidence_of_note(quads)
    shifted = [
        Quad(quad.subject, quad.predicate, Literal(int(quad.object.value) + 1), quad.graph_name)
        if quad.subject == moved and quad.predicate == coomet(prop) and isinstance(quad.object, Literal)
        else quad
        for quad in quads
    ]
    assert [text.split()[0] for text in misquoted(shifted, GOLDEN)] == [moved.value]


def test_a_changed_letter_is_found(golden: Build) -> None:
    quads = asserted(golden.dataset)
    changed = evidence_of_note(quads)
    altered = [
        Quad(quad.subject, quad.predicate, Literal(quad.object.value.replace("e", "е", 1)), quad.graph_name)
        if quad.subject == changed
        and quad.predicate.value == OA + "exact"
        and isinstance(quad.object, Literal)
        else quad
        for quad in quads
    ]
    assert len(misquoted(altered, GOLDEN)) == 1


def test_nothing_can_be_stated_without_words() -> None:
    statements = Statements(Minter(), "source", "file.txt")
    with pytest.raises(ValueError, match="no evidence"):
        statements.state(NamedNode("x:a"), TYPE, coomet("Action"), words=no_words())


def no_words():
    from coomet_graph.documents import Passage

    return Passage()


def evidence_of_note(quads: list[Quad]) -> NamedNode:
    """An evidence that stands on one line and alone supports the note of an entry."""
    for quad in sorted(quads, key=str):
        if quad.predicate == coomet("supportsProperty") and quad.object == NamedNode(SKOS + "note"):
            assert isinstance(quad.subject, NamedNode)
            return quad.subject
    raise AssertionError("no note in the golden programmes")
