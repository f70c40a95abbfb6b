"""All stages in their order: the same input gives the same bytes, and bad input a named error."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coomet_graph import pipeline
from coomet_graph.audit import run_audit
from coomet_graph.errors import ParameterError, UnreadableDocumentError
from coomet_graph.iris import Minter
from coomet_graph.pipeline import Build, build, bundled_sources
from coomet_graph.records.descriptions import describe
from coomet_graph.store import EmbeddedDataset

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
HEADER = "id,file,kind,body,start_year,end_year,status_as_of,retrieved_from\n"

FINGERPRINT = """
from coomet_graph.pipeline import build, bundled_sources
from tests.test_pipeline import fingerprint
print(fingerprint(build(bundled_sources()[::-1])))
"""


def fingerprint(built: Build) -> str:
    quads = "\n".join(sorted(map(str, built.dataset.quads())))
    manifest = json.dumps(built.manifest(), ensure_ascii=False)
    numbers = " ".join(
        finding.number for finding in run_audit(built.dataset, pipeline.ontology(), built.findings).findings
    )
    return " ".join(hashlib.sha256(text.encode()).hexdigest() for text in (quads, manifest, numbers))


def test_graph_manifest_and_numbers_do_not_depend_on_hash_seed_and_order(bundled: Build) -> None:
    """Same bytes in another process, with another hash seed and the sources given the other way round."""
    assert bundled_sources()[::-1] != bundled_sources()
    done = subprocess.run(
        [sys.executable, "-c", FINGERPRINT],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "4242", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == fingerprint(bundled).split()


def test_the_account_of_lines_is_complete(bundled: Build) -> None:
    for reading in bundled.readings:
        assert sum(run.lines for run in reading.account) == reading.lines == reading.understood


def test_the_manifest_can_be_written(bundled: Build) -> None:
    assert json.loads(json.dumps(bundled.manifest())) == bundled.manifest()


def test_inference_is_at_rest(golden: Build) -> None:
    """What follows, followed once more, adds nothing."""
    copy = EmbeddedDataset()
    copy.load(golden.dataset.quads())
    pipeline.infer(copy, Minter())
    assert set(copy.quads()) == set(golden.dataset.quads())


def test_a_bad_source_between_good_ones_is_an_error_of_the_result(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("A shopping list\nmilk\n", "utf-8")
    built = build([bad, *sorted(GOLDEN.glob("*.txt"))])
    assert len(built.readings) == 2
    assert [type(error) for error in built.errors] == [UnreadableDocumentError]
    assert "bad.txt" in built.errors[0].text.en
    assert "bad.txt" in built.errors[0].text.ru


def test_twins_are_refused(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes((GOLDEN / "work-programme.txt").read_bytes())
    built = build([GOLDEN / "work-programme.txt", copy])
    assert len(built.readings) == 1
    assert "give only one of the two files" in built.errors[0].text.en


def test_without_a_readable_source_there_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="no such file"):
        build([tmp_path / "missing.txt"])


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_bytes((GOLDEN / "work-programme.txt").read_bytes())
    with pytest.raises(UnreadableDocumentError, match="rename the file"):
        build([path])


def test_sources_are_described_beside_them_or_above() -> None:
    described = describe(GOLDEN / "work-programme.txt")
    assert described is not None
    assert described.id == "wp-tc-4-2031-2033"
    assert describe(bundled_sources()[0]) is not None
    assert describe(ROOT / "nowhere" / "other.txt") is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a b,x.txt,work,tc-4,2031,2033,,\n", 'id "a b"'),
        ("wp,x.txt,work,TC 4,2031,2033,,\n", 'body "TC 4"'),
        ("wp,x.txt,work,tc-4,soon,2033,,\n", "soon"),
        ("wp,x.txt,Development,coomet,2031,2033,,\n", 'kind "Development", development'),
        ("wp,x.txt,work,tc-4,2031,2033,June 2031,\n", "June 2031"),
        ("wp,x.txt,work,tc-4,2031,2033,,not an address\n", "Invalid IRI"),
        ("wp,x.txt,work,tc-4,2031,2033,,no-scheme\n", "No scheme"),
    ],
)
def test_a_wrong_row_of_the_table_of_sources_is_named(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "sources.csv").write_text(HEADER + row, "utf-8")
    with pytest.raises(ParameterError, match=told) as raised:
        describe(tmp_path / "x.txt")
    assert "sources.csv" in raised.value.text.ru


def test_a_mistyped_column_is_named(tmp_path: Path) -> None:
    table = "id,file,kind,body,start_year,end_year,supercedes\nwp,x.txt,work,tc-4,2031,2033,old\n"
    (tmp_path / "sources.csv").write_text(table, "utf-8")
    with pytest.raises(ParameterError, match='column "supercedes", supersedes'):
        describe(tmp_path / "x.txt")


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8", ";"), ("utf-8-sig", ","), ("utf-8-sig", ";")])
def test_a_table_as_spreadsheet_programs_save_it(tmp_path: Path, encoding: str, separator: str) -> None:
    table = (
        "id,file,kind,body,start_year,end_year,identifier\ndp,x.txt,development,coomet,2031,2033,P9/2031\n"
    )
    (tmp_path / "sources.csv").write_text(table.replace(",", separator), encoding)
    described = describe(tmp_path / "x.txt")
    assert described is not None
    assert (described.id, described.kind, described.identifier) == ("dp", "development", "P9/2031")


def test_a_table_of_sources_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_bytes(b"id,file\n\xff\xfe\x00")
    with pytest.raises(ParameterError, match="save it as CSV in UTF-8"):
        describe(tmp_path / "x.txt")


def test_a_table_without_a_needed_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("id,file\nwp,x.txt\n", "utf-8")
    with pytest.raises(ParameterError, match="start_year"):
        describe(tmp_path / "x.txt")


def test_two_rows_about_one_file_are_told(tmp_path: Path) -> None:
    rows = "wp,x.txt,work,tc-4,2031,2033,,\nwp-2,x.txt,work,tc-3,2031,2033,,\n"
    (tmp_path / "sources.csv").write_text(HEADER + rows, "utf-8")
    with pytest.raises(ParameterError, match=r"several rows are about x\.txt"):
        describe(tmp_path / "x.txt")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("dp,work-programme.txt,development,coomet,2031,2033,,\n", "in sources.csv says development"),
        ("wp,work-programme.txt,work,tc-3,2031,2033,,\n", '"TC 4", its description in sources.csv says tc-3'),
        ("wp,work-programme.txt,work,tc-4,2031,2034,,\n", "in sources.csv says 2031–2034"),
        ("wp,work-programme.txt,work,tc-4,2031,2033,,,ru\n", "in sources.csv says language = ru"),
        ("wp,work-programme.txt,work,tc-4,2031,2033,,\n", ""),
    ],
)
def test_a_description_of_another_programme_is_told(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "work-programme.txt").write_bytes((GOLDEN / "work-programme.txt").read_bytes())
    (tmp_path / "sources.csv").write_text(f"{HEADER.strip()},language\n{row}", "utf-8")
    built = build([tmp_path / "work-programme.txt"])
    messages = [each.message.en for each in built.findings if each.rule == "programme-identity-conflict"]
    assert [told in message for message in messages] == ([True] if told else [])
