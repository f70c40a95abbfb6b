"""Reports of many findings: written as they come, whatever the words; the stream stays the caller's."""

import io
import json
import tracemalloc
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import BinaryIO, cast

import pytest

from coomet_graph.audit import AuditReport, Check
from coomet_graph.audit.found import Findings
from coomet_graph.findings import Finding, Place, Severity, Text
from coomet_graph.reports import FORMATS, write_report
from coomet_graph.store import EmbeddedDataset, Names
from tests.reports.examples import HOSTILE, report, rule, written

# All but the Word file, which its library holds as a whole, and measurements, of which there are few.
STREAMED = ("html", "xlsx", "csv", "json", "sarif", "junit", "turtle")
TITLE = Text("A title", "Заголовок")


class Many(Findings):
    """As many findings as wanted, each made when it is asked for."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def __iter__(self) -> Iterator[Finding]:
        for at in range(self._count):
            told = Text(f"About thing {at} " + "words " * 40, f"О предмете {at} " + "слова " * 40)
            place = Place("file.txt", at + 1, at + 1, f"quotation {at} " + "words " * 40)
            yield Finding(
                "rule", Severity.WARNING, TITLE, told, TITLE, (f"https://example.org/{at}",), (place,)
            )

    def __len__(self) -> int:
        return self._count


class Sink(io.RawIOBase):
    """Takes everything and keeps nothing; a place in it can be asked for, as zip files do."""

    def __init__(self) -> None:
        self.taken = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        size = len(cast("bytes", data))
        self.taken += size
        return size


def peak(form: str, count: int) -> tuple[int, int]:
    of = AuditReport(
        Many(count), (Check(rule("rule", Severity.WARNING, TITLE), count, count),), Names(EmbeddedDataset())
    )
    sink = Sink()
    tracemalloc.start()
    try:
        write_report(of, form, cast("BinaryIO", sink))
        return tracemalloc.get_traced_memory()[1], sink.taken
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", STREAMED)
def test_memory_does_not_grow_with_the_number_of_findings(form: str) -> None:
    peak(form, 1)  # what is loaded once
    few, _ = peak(form, 200)
    many, size = peak(form, 800)
    assert size > 50_000
    # Four times the findings, and hardly more memory.
    assert many < few * 1.3 + 200_000


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_stream_stays_open(form: str, language: str) -> None:
    stream = io.BytesIO()
    write_report(report(), form, stream, language)
    assert not stream.closed
    assert stream.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_found_is_a_report_too(form: str) -> None:
    of = AuditReport(Findings(), (), Names(EmbeddedDataset()))
    content = written(of, form)
    assert content
    if form == "json":
        assert content == b"[]\n"
    if form == "html":
        assert b"Nothing was found." in content


def test_json_is_what_one_dump_would_write() -> None:
    content = written(report(), "json").decode()
    assert content == json.dumps(json.loads(content), ensure_ascii=False, indent=1) + "\n"


def test_json_tells_standings_and_proposals() -> None:
    of = report()
    told = json.loads(written(of, "json"))
    assert [each["number"] for each in told] == [*(each.number for each in of.findings), of.gone[0].number]
    assert told[-1]["state"] == "gone"
    assert {each["standing"]["reason"] for each in told if each["state"] == "accepted"} == set(HOSTILE[1::4])
    assert told[0]["repairs"][0]["text"]["en"].startswith("Try ")


def test_junit_holds_what_xml_can_hold() -> None:
    root = ET.fromstring(written(report(), "junit"))
    (suite,) = root
    assert suite.tag == "testsuite"
    cases = list(suite)
    told = {name: int(suite.attrib[name]) for name in ("tests", "failures", "errors", "skipped")}
    failing = [case for case in cases if case.find("failure") is not None]
    assert told == {"tests": len(cases), "failures": len(failing), "errors": 0, "skipped": 0}
    assert (len(cases), len(failing)) == (6, 2)
    text = "".join(root.itertext())
    assert "a ]]> b --> c" in text
    assert "<script>alert(1)</script>" in text
    assert "\ufffdgnitirw\ufffd" in text


def test_a_rule_of_which_all_is_accepted_is_skipped() -> None:
    of = report(("only", "accepted"), is_compared=False)
    kept = Findings(
        each for each in of.findings if each.state == "accepted" and each.severity != Severity.INFO
    )
    root = ET.fromstring(written(AuditReport(kept, of.checks, of.names, of.standings), "junit"))
    assert len(root.findall(".//skipped")) == 2
    assert root.findall(".//failure") == []
    assert root.attrib["skipped"] == "2"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_value_of_csv_is_a_formula(language: str) -> None:
    import csv

    rows = list(csv.reader(io.StringIO(written(report(), "csv", language).decode(), newline="")))
    assert len({len(row) for row in rows}) == 1
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
