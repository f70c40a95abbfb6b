"""Candidates as SSSOM: by the standard's own tool, and back, with what a reviewer wrote.

The tool, sssom-py, cannot be one of the locked packages, since some that it needs have no wheels: `.ci/run`
puts it into an environment of its own.
"""

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coomet_graph.candidates import Candidates, Kind
from coomet_graph.candidates.reading_sssom import Row, read_sssom
from coomet_graph.candidates.sssom import NOT_FOUND, to_sssom
from coomet_graph.errors import UnreadableGraphError

SSSOM = Path(__file__).parents[2] / "build" / "sssom" / "bin" / "sssom"
by_the_tool = pytest.mark.skipif(
    not SSSOM.exists(), reason="no sssom-py in build/sssom (.ci/run says how it gets there)"
)
HEAD = """#mapping_set_id: "https://example.org/set"
#license: "https://creativecommons.org/licenses/by/4.0/"
#curie_map:
#  ex: "https://example.org/"
"""
COLUMNS = "subject_id\tpredicate_id\tobject_id\tmapping_justification"

Written = Callable[[str], tuple[Row, ...]]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a table into a file and read it."""

    def read(text: str) -> tuple[Row, ...]:
        path = tmp_path / "links.sssom.tsv"
        path.write_text(text, "utf-8")
        return read_sssom(path)

    return read


def parsed(text: str) -> dict[str, Any]:
    """The mapping set as SSSOM's schema has it: its metadata and its rows."""
    head = [line[1:] for line in text.splitlines() if line.startswith("#")]
    metadata: dict[str, Any] = {}
    for line in head:
        key, _, value = line.partition(":")
        if line.startswith("  "):
            metadata["curie_map"][key.strip()] = json.loads(value)
        else:
            metadata[key] = json.loads(value) if value.strip() else {}
    table = "".join(line + "\n" for line in text.splitlines() if not line.startswith("#"))
    rows = []
    for said in csv.DictReader(io.StringIO(table), delimiter="\t"):
        row: dict[str, Any] = {name: value for name, value in said.items() if value}
        row["confidence"] = float(row["confidence"])
        if "match_string" in row:
            row["match_string"] = row["match_string"].split("|")
        rows.append(row)
    return {**metadata, "mappings": rows}


def told_by_the_tool(verb: str, path: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([SSSOM, verb, path, *more], capture_output=True, text=True, check=False)


@by_the_tool
def test_the_table_is_valid(found: Candidates, tmp_path: Path) -> None:
    path = tmp_path / "links.sssom.tsv"
    path.write_text(to_sssom(found), "utf-8")
    done = told_by_the_tool("validate", path)
    assert done.returncode == 0, done.stderr


@by_the_tool
def test_the_tool_would_tell_what_is_wrong(found: Candidates, tmp_path: Path) -> None:
    path = tmp_path / "links.sssom.tsv"
    wrong = re.sub(r"\t0\.\d+\t", "\t1.5\t", to_sssom(found))
    path.write_text(wrong, "utf-8")
    assert told_by_the_tool("validate", path).returncode != 0


@by_the_tool
def test_what_the_tool_writes_is_read(found: Candidates, written: Written, tmp_path: Path) -> None:
    path, again = tmp_path / "links.sssom.tsv", tmp_path / "again.sssom.tsv"
    path.write_text(to_sssom(found), "utf-8")
    assert told_by_the_tool("parse", path, "-o", str(again)).returncode == 0
    ours, theirs = written(to_sssom(found)), read_sssom(again)
    assert {(row.earlier, row.later, row.kind) for row in theirs} == {
        (row.earlier, row.later, row.kind) for row in ours
    }


def test_every_name_has_a_declared_prefix(found: Candidates) -> None:
    table = parsed(to_sssom(found))
    names = {
        row[column].partition(":")[0]
        for row in table["mappings"]
        for column in ("record_id", "subject_id", "object_id", "predicate_id", "mapping_justification")
    }
    assert names <= table["curie_map"].keys()


def test_an_entry_without_a_match_is_a_row_of_its_own(found: Candidates) -> None:
    rows = parsed(to_sssom(found))["mappings"]
    by_subject = {row["subject_id"]: row for row in rows}
    nothing = by_subject["coometid:item/dp-2017-2019/2.4.9"]
    assert nothing["object_id"] == NOT_FOUND
    assert nothing["object_source"] == "coometid:programme/wp-tc-4-2021-2023"
    assert any(row["subject_id"] == NOT_FOUND and row["object_id"].endswith("/1.9") for row in rows)


def test_what_is_written_is_read_back(found: Candidates, written: Written) -> None:
    rows = written(to_sssom(found))
    assert [(row.earlier, row.later, row.kind, row.confidence) for row in rows] == [
        (link.pair.earlier.iri, link.pair.later.iri, link.kind, link.confidence)
        for link in (each.link for each in found.found)
    ]
    assert {row.agreed for row in rows} == {None}


def test_no_cell_is_a_formula(found: Candidates, written: Written) -> None:
    first = found.found[0]
    pair = first.link.pair
    titled = replace(pair.earlier, titles={"en": '=HYPERLINK("x")\tand\nmore'})
    link = replace(first.link, pair=replace(pair, earlier=titled))
    text = to_sssom(replace(found, found=(replace(first, link=link),), unmatched=()))
    (row,) = parsed(text)["mappings"]
    assert row["subject_label"] == '\'=HYPERLINK("x") and more'
    assert len(written(text)) == 1


def test_the_same_candidates_give_the_same_bytes(found: Candidates) -> None:
    assert to_sssom(found) == to_sssom(found)
    assert to_sssom(found, "ru") != to_sssom(found)


@pytest.mark.parametrize(
    ("predicate", "kind"),
    [
        ("skos:closeMatch", Kind.ONE_TO_ONE),
        ("skos:exactMatch", Kind.ONE_TO_ONE),
        ("skos:narrowMatch", Kind.SPLIT),
        ("skos:broadMatch", Kind.MERGE),
        ("<http://www.w3.org/2004/02/skos/core#broadMatch>", Kind.MERGE),
    ],
)
def test_predicates(written: Written, predicate: str, kind: Kind) -> None:
    predicate = predicate.strip("<>")
    (row,) = written(f"{HEAD}{COLUMNS}\nex:1\t{predicate}\tex:2\tsemapv:LexicalMatching\n")
    assert row.kind is kind
    assert (row.earlier, row.later) == ("https://example.org/1", "https://example.org/2")


@pytest.mark.parametrize(
    ("columns", "values", "agreed"),
    [
        ("reviewer_label", "Ivanova", True),
        ("reviewer_label\tpredicate_modifier", "Ivanova\tNot", False),
        ("reviewer_label\treviewer_agreement", "Ivanova\t-1", False),
        ("reviewer_label\treviewer_agreement", "Ivanova\t0", None),
        ("reviewer_label\treviewer_agreement\tpredicate_modifier", "Ivanova\t-1\tNot", True),
    ],
)
def test_a_reviewer_decides(written: Written, columns: str, values: str, agreed: bool | None) -> None:
    (row,) = written(
        f"{HEAD}{COLUMNS}\t{columns}\treview_date\tcomment\n"
        f"ex:1\tskos:closeMatch\tex:2\tsemapv:LexicalMatching\t{values}\t2024-05-06\tthe same competition\n"
    )
    assert row.agreed is agreed
    assert (row.by, row.on, row.reason) == ("Ivanova", date(2024, 5, 6), "the same competition")


def test_a_link_that_a_person_made_is_decided(written: Written) -> None:
    (row,) = written(
        f"{HEAD}{COLUMNS}\tauthor_label\nex:1\tskos:closeMatch\tex:2\tsemapv:ManualMappingCuration\tPetrov\n"
    )
    assert (row.agreed, row.by) == (True, "Petrov")


def test_rows_without_a_match_are_passed_over(written: Written) -> None:
    rows = written(
        f"{HEAD}{COLUMNS}\nex:1\tskos:closeMatch\tsssom:NoTermFound\tsemapv:CompositeMatching\t\t\n"
    )
    assert rows == ()


def test_the_head_as_others_write_it(written: Written) -> None:
    spaced = HEAD.replace("#", "# ").replace('"', "")
    (row,) = written(f"{spaced}{COLUMNS}\nex:1\tskos:closeMatch\tex:2\tsemapv:LexicalMatching\n")
    assert row.earlier == "https://example.org/1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "subject_id"),
        ("a,b,c\n1,2,3\n", "subject_id"),
        (f"{HEAD}{COLUMNS}\nother:1\tskos:closeMatch\tex:2\tsemapv:LexicalMatching\n", "line 6"),
        (f"{HEAD}{COLUMNS}\nex:1\tskos:closeMatch\tex:2\tsemapv:ManualMappingCuration\n", "reviewer_label"),
        (f"{HEAD}{COLUMNS}\nex:1\tskos:broader\tex:2\tsemapv:LexicalMatching\n", 'line 6: "skos:broader"'),
        (f"{HEAD}{COLUMNS}\nex:1\tskos:closeMatch\tex:2\tsemapv:X\tbeyond\n", "line 6: there are more"),
        (
            f"{HEAD}{COLUMNS}\tconfidence\nex:1\tskos:closeMatch\tex:2\tsemapv:LexicalMatching\t2\n",
            "confidence",
        ),
        (
            f"{HEAD}{COLUMNS}\tconfidence\nex:1\tskos:closeMatch\tex:2\tsemapv:LexicalMatching\tnan\n",
            "confidence",
        ),
        (
            f"{HEAD}{COLUMNS}\treviewer_id\treview_date\nex:1\tskos:closeMatch\tex:2\tsemapv:X\tex:me\tMay\n",
            "May",
        ),
    ],
)
def test_what_is_no_such_table_is_refused_with_the_place(written: Written, text: str, said: str) -> None:
    with pytest.raises(UnreadableGraphError, match=said):
        written(text)


def test_a_file_that_is_missing_or_no_text(tmp_path: Path) -> None:
    (tmp_path / "x.tsv").write_bytes(b"\xff\xfe\x00\x01")
    for name in ("none.tsv", "x.tsv"):
        with pytest.raises(UnreadableGraphError, match=name):
            read_sssom(tmp_path / name)


@pytest.mark.parametrize(
    "second",
    [
        "ex:1\tskos:closeMatch\tex:2\tsemapv:LexicalMatching\tIvanova\t-1",
        "ex:1\tskos:closeMatch\tex:2\tsemapv:LexicalMatching\tIvanova\t1",
        "ex:1\tskos:broadMatch\tex:2\tsemapv:LexicalMatching\tPetrov\t1",
        "ex:2\tskos:closeMatch\tex:1\tsemapv:LexicalMatching\tPetrov\t1",
        "ex:1\tskos:closeMatch\tex:2\tsemapv:LexicalMatching\t\t",
    ],
)
def test_two_rows_about_the_same_entries_are_refused(written: Written, second: str) -> None:
    first = "ex:1\tskos:closeMatch\tex:2\tsemapv:LexicalMatching\tIvanova\t1"
    other = "ex:1\tskos:closeMatch\tex:3\tsemapv:LexicalMatching\tIvanova\t1"
    head = f"{HEAD}{COLUMNS}\treviewer_label\treviewer_agreement\n"
    assert len(written(f"{head}{first}\n{other}\n")) == 2
    with pytest.raises(UnreadableGraphError, match="the lines 6 and 8 are about the same") as told:
        written(f"{head}{first}\n{other}\n{second}\n")
    assert "строки 6 и 8" in told.value.text.ru
    assert len(told.value.text.en.splitlines()) == 1
