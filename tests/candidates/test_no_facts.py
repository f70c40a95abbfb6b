"""Candidates that are kept are no facts: nothing asked, inferred or audited changes; decisions stay."""

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from coomet_graph import api
from coomet_graph.candidates import Candidates
from coomet_graph.candidates.sssom import to_sssom
from coomet_graph.decisions import Kind
from coomet_graph.errors import ParameterError, UnknownNameError, UnreadableGraphError
from coomet_graph.namespaces import COOMET
from coomet_graph.pipeline import Build, keep
from coomet_graph.store import Workspace

DAY = date(2024, 5, 6)
_ASKED = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"


@pytest.fixture
def workspace(bundled: Build, tmp_path: Path) -> Path:
    keep(bundled, tmp_path / "workspace")
    return tmp_path / "workspace"


def all_answers(workspace: Path) -> dict[str, object]:
    """What each of the named questions is answered, with the examples of its parameters."""
    return {
        card.name: api.ask(
            card.name, {each.name: each.example for each in card.parameters if each.required}, workspace
        ).rows
        for card in api.questions()
    }


def reviewed(found: Candidates, path: Path, *verdicts: str) -> Path:
    """The table of the candidates, in which a reviewer fills in a column for the first ones."""
    lines = to_sssom(found).splitlines()
    at = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    columns = lines[at].split("\t")
    for number, verdict in enumerate(verdicts, start=at + 1):
        cells = lines[number].split("\t")
        cells[columns.index("reviewer_label")] = "Ivanova"
        cells[columns.index("reviewer_agreement")] = verdict
        lines[number] = "\t".join(cells)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_nothing_changes_but_the_graph_of_candidates(workspace: Path) -> None:
    place = Workspace(workspace)
    before, facts = place.dataset(), place.dataset().select(_ASKED).rows
    names, inferred = set(before.graph_names()), set(before.quads("https://w3id.org/coomet/graph/inferred"))
    findings = [finding.number for finding in api.audit(workspace).findings]
    answers = all_answers(workspace)
    api.keep_candidates(api.candidate_links(workspace=workspace), workspace)
    after = place.dataset()
    assert set(after.graph_names()) - names == {"https://w3id.org/coomet/graph/candidates"}
    assert after.select(_ASKED).rows == facts
    assert set(after.quads("https://w3id.org/coomet/graph/inferred")) == inferred
    assert [finding.number for finding in api.audit(workspace).findings] == findings
    assert all_answers(workspace) == answers


def test_a_build_keeps_no_candidates_unless_asked(bundled: Build) -> None:
    assert not any(name.endswith("/candidates") for name in bundled.dataset.graph_names())


def test_candidates_that_are_kept_anew_take_the_place_of_the_others(workspace: Path) -> None:
    graph = "https://w3id.org/coomet/graph/candidates"
    place = Workspace(workspace)
    api.keep_candidates(api.candidate_links(workspace=workspace), workspace)
    first = len(list(place.dataset().quads(graph)))
    api.keep_candidates(api.candidate_links(workspace=workspace, threshold=0.9), workspace)
    assert 0 < len(list(place.dataset().quads(graph))) < first
    api.keep_candidates([], workspace)
    assert list(place.dataset().quads(graph)) == []
    assert graph not in place.manifest()["graphs"]
    assert api.reader_findings(workspace) is not None


def test_what_a_reviewer_decides_is_kept_and_not_asked_again(workspace: Path, tmp_path: Path) -> None:
    decisions = tmp_path / "decisions"
    found = api.candidate_links(workspace=workspace)
    table = reviewed(found, tmp_path / "links.sssom.tsv", "1", "-1")
    done = api.review_candidates(table, decisions, DAY, workspace)
    assert [(each.kind, each.by, each.on) for each in done.decided] == [
        (Kind.CONFIRM, "Ivanova", DAY),
        (Kind.REFUSE, "Ivanova", DAY),
    ]
    assert [each.link for each in done.decided] == [each.iri for each in found.found[:2]]
    assert len(done.undecided) == len(found.found) - 2
    left = api.candidate_links(workspace=workspace, decisions=decisions)
    assert [each.iri for each in left.found] == [each.iri for each in found.found[2:]]
    again = api.review_candidates(table, decisions, DAY, workspace)
    assert (again.decided, again.known) == ((), 2)
    api.build(workspace=workspace, decisions=decisions)
    rebuilt = api.candidate_links(workspace=workspace)
    assert [each.iri for each in rebuilt.found] == [each.iri for each in found.found[2:]]


def test_a_confirmed_candidate_says_that_the_later_entry_continues_the_earlier(
    workspace: Path, tmp_path: Path
) -> None:
    found = api.candidate_links(workspace=workspace)
    table = reviewed(found, tmp_path / "links.sssom.tsv", "1")
    api.review_candidates(table, tmp_path / "decisions", DAY, workspace)
    (file,) = (tmp_path / "decisions").iterdir()
    said = [
        quad
        for quad in parse(path=str(file), format=RdfFormat.TURTLE)
        if quad.predicate.value == COOMET + "continues"
    ]
    pair = found.found[0].link.pair
    api.build(workspace=workspace, decisions=tmp_path / "decisions")
    assert (
        Workspace(workspace)
        .dataset()
        .ask(f"ASK {{ <{pair.later.iri}> <{COOMET}continues> <{pair.earlier.iri}> }}")
    )
    assert [(str(each.subject), str(each.object)) for each in said] == [
        (f"<{pair.later.iri}>", f"<{pair.earlier.iri}>")
    ]


def test_the_rest_of_a_reviewed_table_can_be_kept(workspace: Path, tmp_path: Path) -> None:
    found = api.candidate_links(workspace=workspace)
    table = reviewed(found, tmp_path / "links.sssom.tsv", "1")
    left = api.candidates_from(table, workspace)
    assert [each.iri for each in left] == [each.iri for each in found.found[1:]]
    api.keep_candidates(left, workspace)
    folder = tmp_path / "decisions"
    decided = api.decide(
        "refuse", left[0].iri, "Petrov", DAY, reason="another one", decisions=folder, workspace=workspace
    )
    assert decided.decision.link == left[0].iri


def test_a_table_about_entries_that_are_not_there_is_refused(
    workspace: Path, tmp_path: Path, found: Candidates
) -> None:
    table = tmp_path / "links.sssom.tsv"
    table.write_text(to_sssom(found).replace("item/dp-2017-2019/2.4.7", "item/dp-2017-2019/9.9.9"), "utf-8")
    with pytest.raises(UnknownNameError, match=r"9\.9\.9"):
        api.review_candidates(table, tmp_path / "decisions", DAY, workspace)
    assert not (tmp_path / "decisions").exists()


def test_nothing_of_a_table_is_written_if_anything_in_it_is_wrong(
    workspace: Path, tmp_path: Path, found: Candidates
) -> None:
    """The first rows are decided and right; another is about what is not there, or about the same."""
    table, decisions = tmp_path / "links.sssom.tsv", tmp_path / "decisions"
    right = reviewed(found, table, "1", "1").read_text("utf-8")
    *_, last = (line for line in right.splitlines() if "coometid:candidate/" in line)
    later = found.found[-1].link.pair.later.iri.rsplit("id/", 1)[-1]
    assert later in last
    table.write_text(right.replace(last, last.replace(later, "action/wp-tc-4-2021-2023/99")), "utf-8")
    with pytest.raises(UnknownNameError, match=r"2021-2023/99"):
        api.review_candidates(table, decisions, DAY, workspace)
    decided = next(line for line in right.splitlines() if "Ivanova" in line)
    table.write_text(right + decided.replace("\t1\t", "\t-1\t") + "\n", "utf-8")
    with pytest.raises(UnreadableGraphError, match="about the same two entries"):
        api.review_candidates(table, decisions, DAY, workspace)
    assert not decisions.exists()


def test_a_programme_that_is_only_named_has_nothing_to_compare(workspace: Path) -> None:
    with pytest.raises(UnknownNameError, match="dp-2020-2022"):
        api.candidate_links(["dp-2020-2022"], workspace)
    with pytest.raises(ParameterError):
        api.candidate_links(["nothing-such"], workspace)
