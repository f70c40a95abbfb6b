"""Cells of performers and participants: lines in one cell, dashes for "none", names of countries."""

from collections.abc import Callable

import pytest

from coomet_graph.documents.reading import read_content
from coomet_graph.records import ProgrammeRecord, read_records
from tests.documents.typeset import Typeset, docx_of, odt_of, separated_of

TITLE = "WORK PROGRAM OF TC 4 FOR 2031–2033"
HEADER = ["No.", "Action", "Timeframe", "Performers", "Basis", "Indicator", "Status"]
FORMATS: dict[str, Callable[[Typeset], bytes]] = {"docx": docx_of, "odt": odt_of, "csv": separated_of}


def read(rows: list[list[str]], lexicon, form: str = "csv") -> ProgrammeRecord:
    return read_records(read_content(f"programme.{form}", FORMATS[form](Typeset(rows, [TITLE]))), lexicon)


def told(record: ProgrammeRecord) -> list[tuple[str, str]]:
    return [(finding.rule, finding.places[0].quotation) for finding in record.findings]


@pytest.mark.parametrize("form", FORMATS)
def test_a_line_break_in_a_cell_separates_performers(form, lexicon) -> None:
    rows = [
        ["1.1", "Plan", "2031", "TC 1.3\nTC 1.4\nBIPM", "", "", ""],
        ["1.2", "Survey", "2031", "TC 1.3 TC 1.4", "", "", ""],
        ["1.3", "Guide", "2031", "TC 1.3\nTC 1.4 TC 2", "", "", ""],
    ]
    record = read([HEADER, *rows], lexicon, form)
    named = [[item.value.body or item.value.organisation for item in e.performers] for e in record.entries]
    assert named == [["tc-1.3", "tc-1.4", "bipm"], ["tc-1.3", "tc-1.4"], ["tc-1.3", "tc-1.4", "tc-2"]]
    assert [(finding.rule, finding.message.en[:9]) for finding in record.findings] == [
        ("list-without-separators", "Entry 1.2"),
        ("list-without-separators", "Entry 1.3"),
    ]


def test_lines_of_running_text_break_anywhere(lexicon) -> None:
    text = f"{TITLE}\n\nNo. Action Timeframe Performers Note\n1.1 Plan of seminars 2031 TC 1.3\nTC 1.4\n"
    record = read_records(read_content("programme.txt", text.encode()), lexicon)
    assert [item.value.body for item in record.entries[0].performers] == ["tc-1.3", "tc-1.4"]
    assert "list-without-separators" in {finding.rule for finding in record.findings}


@pytest.mark.parametrize("dash", ["–", "-", "—", "--"])
def test_a_dash_says_that_there_is_nothing(dash, lexicon) -> None:
    record = read(
        [HEADER, ["1.1", "Plan", "2031", "TC 4", *[dash] * 3], ["1.2", "Guide", *[dash] * 5]], lexicon
    )
    assert told(record) == []
    for entry in record.entries:
        assert entry.unread == {}
        assert (entry.citations, entry.statuses) == ((), ())
    assert [entry.term is None for entry in record.entries] == [False, True]
    assert record.entries[1].performers == ()


def test_a_dash_beside_words_says_nothing(lexicon) -> None:
    record = read([HEADER, ["1.1", "Plan", "– soon", "– nobody", "– none", "–", "– unheard of"]], lexicon)
    assert {rule for rule, _ in told(record)} == {
        "term-not-understood",
        "performer-not-recognised",
        "cell-not-understood",
    }


PROJECTS = ["No.", "Project number", "Action", "Project coordinator", "Participants", "Terms", "Note"]


@pytest.mark.parametrize(
    ("cell", "expected", "unknown"),
    [
        ("AM, AZ, KZ, RU", ["am", "az", "kz", "ru"], []),
        ("Belarus, Georgia", ["by", "ge"], []),
        ("Беларусь, Грузия и RU", ["by", "ge", "ru"], []),
        ("Belarus, BIPM, TC 4", ["by", "bipm", "tc-4"], []),
        ("PTB (Germany), BelGIM (BY)", ["ptb", "de", "belgim", "by"], []),
        ("BY, Nobody, Georgia", ["by", "ge"], ["Nobody"]),
        ("–", [], []),
    ],
)
def test_participants_are_countries_by_name_too(cell, expected, unknown, lexicon) -> None:
    record = read([PROJECTS, ["1", "861/BY/22", "Talks", "TC 4 Chair", cell, "2031", ""]], lexicon)
    (entry,) = record.entries
    named = [
        value if isinstance(value, str) else value.body or value.organisation
        for value, *_ in entry.participants
    ]
    assert named == expected
    assert told(record) == [("performer-not-recognised", words) for words in unknown]
    assert ("participants" in entry.unread) == bool(unknown)


def test_a_partner_whom_nobody_knows_is_told(lexicon) -> None:
    header = ["No.", "Action", "Timeframe", "Performers", "Note"]
    record = read([header, ["1.1", "Plan", "2031", "TC 2", "Jointly with TC 4, Nobody and PTB."]], lexicon)
    assert [read.value.body or read.value.organisation for read in record.entries[0].partners] == [
        "tc-4",
        "ptb",
    ]
    assert told(record) == [("performer-not-recognised", "Nobody")]
