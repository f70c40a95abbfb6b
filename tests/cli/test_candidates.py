"""Candidates on the command line: in every format, kept, reviewed, refused."""

import json
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from coomet_graph.pipeline import Build, keep
from tests.cli.conftest import Command


def test_each_candidate_with_its_words_and_what_speaks_for_and_against(command: Command, real: Path) -> None:
    done = command("candidates", "dp-2017-2019", "wp-tc-4-2021-2023", "--workspace", real)
    assert done.code == 0
    said = " ".join(done.out.split())
    assert "wp-tc-4-2021-2023 1.6 continues dp-2017-2019 2.4.7" in said
    assert "Holding a contest of scientific papers among young metrologists" in said
    assert "contest = competition" in said
    assert "against: 2 years between their terms" in said
    assert "1.2: no match (best refused: dp-2017-2019 2.1.11" in said
    assert "skos" not in said


def test_in_russian(command: Command, real: Path) -> None:
    said = " ".join(command("candidates", "--workspace", real, "--lang", "ru").out.split())
    assert "продолжает dp-2017-2019 2.4.7" in said
    assert "исполнители те же" in said
    assert "соответствия нет" in said


def test_a_threshold_leaves_the_surest(command: Command, real: Path) -> None:
    found = json.loads(
        command("candidates", "--workspace", real, "--format", "json", "--threshold", "0.9").out
    )
    assert [(each["earlier"]["number"], each["later"]["number"]) for each in found["candidates"]] == [
        ("2.4.7", "1.6"),
        ("2.1.5", "4.3"),
    ]
    assert all(each["confidence"] >= 0.9 for each in found["candidates"])
    refused = next(each for each in found["no_match"] if each["number"] == "1.4")
    assert refused["best_refused"].endswith("/2.1.11") or refused["id"].endswith("dp-2017-2019/1.4")


def test_as_statements(command: Command, real: Path) -> None:
    text = command("candidates", "--workspace", real, "--format", "turtle").out
    subjects = {quad.subject.value for quad in parse(text.encode(), format=RdfFormat.TURTLE)}
    assert subjects
    assert all(each.startswith("https://w3id.org/coomet/id/candidate/") for each in subjects)


def test_kept_reviewed_and_decided(command: Command, bundled: Build, tmp_path: Path) -> None:
    workspace, table, decisions = tmp_path / "workspace", tmp_path / "links.tsv", tmp_path / "decisions"
    keep(bundled, workspace)
    done = command("candidates", "--workspace", workspace, "--keep", "--format", "sssom", "--output", table)
    assert done.code == 0
    assert "Kept: 4 candidates" in done.err
    columns = next(line for line in table.read_text("utf-8").splitlines() if not line.startswith("#")).split(
        "\t"
    )
    lines = table.read_text("utf-8").splitlines()
    row = next(number for number, line in enumerate(lines) if "dp-2017-2019/2.4.7" in line)
    cells = lines[row].split("\t")
    cells[columns.index("reviewer_label")] = "Ivanova"
    lines[row] = "\t".join(cells)
    table.write_text("\n".join(lines) + "\n", "utf-8")
    done = command(
        "candidates", "--workspace", workspace, "--review", table, "--decisions", decisions, "--keep"
    )
    assert done.code == 0
    assert "1 decision written, 0 known before, 3 rows undecided" in done.err
    assert "Kept: 3 candidates" in done.err
    left = command("candidates", "--workspace", workspace, "--decisions", decisions)
    assert "candidates: 3" in left.out


def test_a_review_needs_a_folder_for_its_decisions(command: Command, real: Path, tmp_path: Path) -> None:
    done = command("candidates", "--workspace", real, "--review", tmp_path / "x.tsv")
    assert done.code == 2
    assert "--decisions" in done.err
    done = command("candidates", "--workspace", real, "--review", tmp_path / "x.tsv", "--decisions", tmp_path)
    assert done.code == 2
    assert "SSSOM" in done.err


def test_one_programme_named_twice(command: Command, real: Path) -> None:
    done = command("candidates", "wp-tc-4-2021-2023", "wp-tc-4-2021-2023", workspace=real)
    assert (done.code, done.out) == (2, "")
    assert "are one programme; name two different ones" in done.err


def test_an_unknown_programme(command: Command, real: Path) -> None:
    assert command("candidates", "nothing", "--workspace", real).code == 2


def test_what_is_on_a_server_is_neither_kept_nor_reviewed(command: Command, tmp_path: Path) -> None:
    for asked in (("--keep",), ("--review", tmp_path / "links.tsv", "--decisions", tmp_path)):
        done = command("candidates", "--store", "http://127.0.0.1:9/", *asked)
        assert (done.code, done.out) == (2, "")
        assert "--keep and --review go with --workspace" in done.err
