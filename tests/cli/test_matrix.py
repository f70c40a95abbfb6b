"""`matrix` and `radar` on the command line."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from coomet_graph import api
from coomet_graph.decisions import Decision, Kind, to_triples
from coomet_graph.namespaces import GRAPH, ID
from coomet_graph.pipeline.networks import accepted_holes
from coomet_graph.store import EmbeddedDataset
from tests.cli.conftest import Command

ITEM, PROGRAMME = ID + "item/dp/1", ID + "programme/wp"


def decided(**more: object) -> EmbeddedDataset:
    said = {
        "iri": ID + "decision/1", "kind": Kind.ACCEPT, "by": "A. Auditor", "on": date(2031, 6, 2),
        "number": "0123456789", "reason": "done elsewhere", "rule": "item-not-taken-up",
        "about": (ITEM, PROGRAMME), **more,
    }  # fmt: skip
    dataset = EmbeddedDataset()
    triples = to_triples(Decision(**said))  # type: ignore[arg-type]
    graph = NamedNode(GRAPH + "decisions")
    dataset.load(Quad(each.subject, each.predicate, each.object, graph) for each in triples)
    return dataset


def test_the_matrix_as_a_table(command: Command, real: Path):
    done = command("matrix", "--programme", "wp-tc-4-2021-2023", workspace=real)
    assert (done.code, done.err) == (0, "")
    assert "Which action takes up which item · TC 4 Work Program for 2021–2023" in done.out
    assert "2.2 ○, 3 ○" in done.out
    assert "cites no item of a" in done.out


def test_the_matrix_speaks_russian(command: Command, small: Path):
    done = command("matrix", "--by", "indicators", "--lang", "ru", workspace=small)
    assert "Какой орган обеспечивает какой индикатор" in done.out
    assert "Индикаторы – 2: связано: 2." in done.out


def test_the_matrix_as_csv_has_a_row_for_each_link_and_hole(command: Command, real: Path):
    done = command("matrix", "--programme", "wp-tc-4-2021-2023", "--format", "csv", workspace=real)
    rows = list(csv.DictReader(io.StringIO(done.out)))
    # 17 links; 4.1, 4.3 and 4.4 are holes, 8 actions are explained.
    assert len(rows) == 17 + 3 + 8
    assert [row["Number"] for row in rows if row["Standing"] == "hole"] == ["4.1", "4.3", "4.4"]
    assert rows[0]["Words"].startswith("The basis is item 44")


def test_filters_and_json(command: Command, real: Path):
    arguments = ("matrix", "--body", "SC 4.2", "--year", "2021", "--format", "json")
    data = json.loads(command(*arguments, workspace=real).out)
    assert [each["number"] for each in data["columns"]] == ["4.1", "4.2", "4.3", "4.4", "5.1", "7.1"]
    assert data["filters"] == ["SC 4.2", "2021"]


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        *(("matrix", format_) for format_ in ("html", "xlsx", "svg", "png")),
        *(("radar", format_) for format_ in ("html", "svg", "png")),
    ],
)
def test_files_are_what_they_are_called(
    command: Command, small: Path, tmp_path: Path, name: str, format_: str
):
    target = tmp_path / f"file.{format_}"
    done = command(name, "--format", format_, "--output", target, workspace=small)
    assert (done.code, done.out) == (0, "")
    begins = {"html": b"<!DOCTYPE html>", "xlsx": b"PK", "svg": b"<?xml", "png": b"\x89PNG"}
    assert target.read_bytes().startswith(begins[format_])


@pytest.mark.parametrize("name", ["matrix", "radar"])
def test_an_unknown_body_is_one_line(command: Command, small: Path, name: str):
    done = command(name, "--body", "TC 99", workspace=small)
    assert done.code == 2
    assert done.err.startswith('There is no body "TC 99"')
    assert done.err.count("\n") == 1


def test_the_radar_as_a_table(command: Command, real: Path):
    done = command("radar", "--programme", "wp-tc-4-2021-2023", workspace=real)
    assert done.code == 0
    assert "5 ! Works waiting on late work" in done.out
    assert "1.1 → 1.2 → 1.3 → 1.4" in done.out
    assert "Circles: works that wait for each other: none" in done.out


def test_the_radar_as_json_and_in_russian(command: Command, small: Path):
    assert json.loads(command("radar", "--format", "json", workspace=small).out)["works"] == 5
    assert "Кого некем заменить" in command("radar", "--lang", "ru", workspace=small).out


def test_an_accepted_hole_is_told_with_its_reason():
    day = date(2031, 7, 1)
    assert accepted_holes(decided(), day)[ITEM] == "done elsewhere"
    assert accepted_holes(decided(until=date(2031, 6, 30)), day) == {}
    assert accepted_holes(decided(kind=Kind.FIXED), day) == {}
    assert accepted_holes(decided(rule="gap-in-numbering"), day) == {}


def test_the_verbs_are_functions(small: Path):
    assert len(api.matrix("items", small).cells) == 3
    assert len(api.radar(small).chains) == 1
