# ruff: noqa: E501 - examples are quoted whole
"""Texts that are no programme, or a programme with something wrong in it: a clear line, and the rest is read."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.graph import build_programme
from coomet_graph.iris import Minter
from coomet_graph.namespaces import DCTERMS
from coomet_graph.records.account import NOT_UNDERSTOOD

TESTS = Path(__file__).parent.parent
TABLE = (TESTS / "golden" / "development-programme.txt").read_text("utf-8")
TEXT = (TESTS / "golden" / "work-programme.txt").read_text("utf-8")
NAUGHTY = TESTS.parent.parent / "shared" / "suites" / "naughty-strings.json"
HEADER = "No.\tName of event\tTerms\tExecutors\tRemarks"


def refused(read, text: str) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(text)
    message = caught.value.text
    assert "programme.txt" in message.en
    assert "programme.txt" in message.ru
    assert "\n" not in message.en + message.ru
    return message.en


@pytest.mark.parametrize(
    "text", ["Once upon a time.\nThe end.\n", "a\tb\tc\n1\t2\t3\n", "Activity Action\n", "{}", "№"]
)
def test_a_text_that_is_no_programme(text, read) -> None:
    assert "no table of a programme" in refused(read, text)


def test_a_header_alone_is_no_programme(read) -> None:
    for header in (HEADER, "Activity Action Timeframes Performers Note"):
        assert "which years" in refused(read, header + "\n")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("\tTerms", "", "no column Terms"),
        ("\tExecutors", "", "no column Executors"),
        ("Remarks", "Remarks\tWeather", "what the column “Weather” is"),
        ("Remarks", "Remarks\tNote", "the columns “Remarks”, “Note” are taken for the same"),
        ("No.\tName", "No.\tTerms\tName", "the columns “Terms”, “Terms” are taken for the same"),
    ],
)
def test_a_table_with_other_columns(old, new, says, read) -> None:
    message = refused(read, TABLE.replace(old, new, 1))
    assert says in message
    assert "line 5" in message


def test_a_table_without_notes(read) -> None:
    bare = re.sub(r"\t(?:Remarks|Ind-[^\t\n]*)$", "", TABLE, flags=re.MULTILINE)
    assert "Ind-" not in bare
    record = read(bare)
    assert [(entry.notation, entry.note) for entry in record.entries] == [("1.1", None), ("1.2", None)]
    assert record.findings == ()


def test_words_beside_a_table_without_a_column_for_them_are_told(read) -> None:
    record = read(TABLE.replace("\tRemarks", "", 1))
    assert [entry.notation for entry in record.entries] == ["1.1", "1.2"]
    told = [finding.message.en for finding in record.findings]
    assert sum("at least 2 seminars per year" in words for words in told) == 1
    assert sum("at least 4 new pages per year" in words for words in told) == 1


@pytest.mark.parametrize(
    ("old", "says"), [(" Timeframes", "Terms"), (" Note", "Remarks"), (" Performers", "Executors")]
)
def test_gridless_text_without_a_column(old, says, read) -> None:
    message = refused(
        read,
        TEXT.replace(
            "Activity Action Timeframes Performers Note",
            "No. Activity Action Timeframes Performers Note".replace(old, ""),
            1,
        ),
    )
    assert f"no column {says}" in message


def test_two_kinds_of_headers_in_one_table(read) -> None:
    message = refused(read, TABLE + "No.\tProject number\tTimeframes\tProject coordinator\n")
    assert "no column" in message


def test_a_bad_row_between_good_ones(read) -> None:
    lines = TABLE.rstrip("\n").split("\n")
    record = read("\n".join([*lines[:-1], "x.y\tA row of another kind\t\tTC 4\t", lines[-1]]))
    assert [entry.notation for entry in record.entries] == ["1.1", "1.2"]
    bad = [finding for finding in record.findings if finding.rule == "unreadable-row"]
    assert [(place.first_line, place.last_line) for finding in bad for place in finding.places] == [(8, 8)]
    assert [line.line for line in record.account if NOT_UNDERSTOOD in line.uses] == [8]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("1.3\tA title\t2031\tNobody at all\t", "performer-not-recognised"),
        ("1.3\tA title\tsoon\tTC 4\t", "term-not-understood"),
        ("\tA row without number\t2031\tTC 4\t", "unnumbered-entry"),
        ("1,3\tA row with a comma\t2031\tTC 4\t", "cell-not-understood"),
        ("1.3\t\t2031\tTC 4\t", "unreadable-row"),
        ("1.3\tA title\t2031\tTC 4\t\tbeyond the columns", "not-understood"),
        ("\t\t2031\t\t", "unreadable-row"),
        ("\t\t\t\tTC 4", "unreadable-row"),
    ],
)
def test_a_fault_in_a_row_is_a_finding_with_its_line(row, rule, read) -> None:
    record = read(TABLE + row + "\n1.4\tA good row\t2033\tTC 4\t\n")
    found = [finding for finding in record.findings if finding.rule == rule]
    assert [place.first_line for finding in found for place in finding.places] == [9]
    assert record.entries[-1].notation == "1.4"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("The basis is item 7 of COOMET P1/2031 (Ind-a.1.1).", ["The basis is item 7 of COOMET P1/2031"]),
        ("Basis: point 4 of the Strategy (Ind-a.1.1, 2).", ["Basis: point 4", "Ind-a.1.1, 2"]),
        # A list of more items than anyone cites is not read in part.
        (f"Basis: items {', '.join(map(str, range(1, 41)))} of the Development Program.", ["Basis: items 1"]),
        ("Item 5 (Ind-a.1.1)", ["Item 5"]),
        ("As in P1/2031, item 12", ["P1/2031, item 12"]),
        ("After item 5 is completed.", ["item 5"]),
        ("Serves as a basis for item 1.2.", []),
        ("The basis is item 4 of the Development Program for 2031–2033 (Ind-a.1.1, 1.2).", []),
    ],
)
def test_a_citation_in_no_known_form_is_told(note, told, read) -> None:
    record = read(f"{TABLE}1.3\tA title\t2031\tTC 4\t{note}\n")
    found = [finding for finding in record.findings if finding.rule == "citation-not-understood"]
    assert [place.quotation.rstrip(").") for finding in found for place in finding.places] == told


def test_a_row_in_no_known_form_is_an_entry_and_no_heading(read) -> None:
    record = read(
        f"{TABLE}1.3\tBulletin\tat least 1 issue a year\tEditorial board\tCompleted.\n1.4\tA row\t2033\tTC 4\t\n"
    )
    assert [entry.notation for entry in record.entries] == ["1.1", "1.2", "1.3", "1.4"]
    told = {finding.rule for finding in record.findings}
    assert told == {"term-not-understood", "performer-not-recognised"}


def test_a_state_without_a_name_is_told(read) -> None:
    record = read(f"{TABLE}1.3\tA title\t2031\tTC 4\tCancelled by TC 4. The guide is known.\n")
    (finding,) = (each for each in record.findings if each.rule == "cell-not-understood")
    assert finding.message.en == (
        'Entry 1.3: in the column "Remarks", "Cancelled by TC 4" is not a known state of the work.'
    )


def test_a_project_without_country_and_year_is_told(read) -> None:
    record = read(f"{TABLE}1.3\tA title\t2031\tTC 4\tProjects 812/RU/21, 813 and project No. 9.\n")
    told = [each.message.en for each in record.findings if each.rule == "cell-not-understood"]
    assert told == [
        f'Entry 1.3: in the column "Remarks", "{words}" is not a project number such as 900/BY/31.'
        for words in ("813", "9")
    ]


@pytest.mark.parametrize("text", [TABLE, TEXT])
@pytest.mark.parametrize(("old", "new"), [("\n", "\r\n"), ("\n", "\r"), ("", "")])
def test_other_line_ends_and_a_byte_order_mark_change_nothing(text, old, new, read) -> None:
    plain, other = read(text), read("\ufeff" + text.replace(old, new) if old else "\ufeff" + text)
    assert [(e.notation, e.title.value) for e in other.entries] == [
        (e.notation, e.title.value) for e in plain.entries
    ]
    assert other.account == plain.account


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="the suite of naughty strings is not at hand")
@pytest.mark.parametrize("column", range(5))
def test_naughty_strings_in_cells(column, read) -> None:
    strings = [
        text for text in json.loads(NAUGHTY.read_text("utf-8")) if "\x00" not in text and text.isprintable()
    ]
    rows = []
    for number, text in enumerate(strings, start=1):
        cells = [f"2.{number}", "A title", "2031–2033", "TC 4", ""]
        cells[column] = text
        rows.append("\t".join(cells))
    # Numbers have three digits at most.
    record = read(TABLE + "\n".join(rows[:900]) + "\n")
    assert record.entries
    for entry in record.entries:
        assert entry.title.words.text or column == 1


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="the suite of naughty strings is not at hand")
def test_naughty_strings_in_gridless_text(read) -> None:
    strings = [text for text in json.loads(NAUGHTY.read_text("utf-8")) if "\x00" not in text]
    for start in range(0, len(strings), 60):
        record = read(TEXT + "\n \n".join(strings[start : start + 60]))
        assert {entry.notation for entry in record.entries} >= {"1.1", "1.2", "2.1"}


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("text", [TABLE, TEXT])
def test_damaged_texts_are_read_or_refused(text, seed, read) -> None:
    chance = random.Random(seed)
    letters = list(text)
    for _ in range(chance.randrange(1, 25)):
        at = chance.randrange(len(letters))
        letters[at : at + chance.choice([0, 1, 1, 30])] = chance.choice(
            ["", "\t", "\n", "\n\n", " ", "9", "(", '"', "1.1 A"]
        )
    try:
        record = read("".join(letters))
    except UnreadableDocumentError:
        return
    accounted = {line.line for line in record.account}
    assert accounted == {
        number for number, line in enumerate("".join(letters).split("\n"), start=1) if line.strip()
    }


@pytest.mark.parametrize("layout", ["table", "text"])
def test_a_very_long_line_ends_in_time(layout) -> None:
    golden = "development-programme.txt" if layout == "table" else "work-programme.txt"
    script = f"""
from pathlib import Path
from coomet_graph import resources
from coomet_graph.documents.text import read_text
from coomet_graph.records import load_lexicon, read_records
text = Path({str(TESTS / "golden" / golden)!r}).read_text("utf-8")
text += {"'1.3' + chr(9) + 'word ' * 10000 + chr(9) + '2031'" if layout == "table" else "'word ' * 10000"}
read_records(read_text("a.txt", text.encode()), load_lexicon(resources.data_folder() / "reference"))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=TESTS.parent,
    )
    assert done.returncode == 0, done.stderr[-2000:]


FIELDS = "COOMET WORK PROGRAM OF TC 4 FOR 2031–2033\nActivity\tAction\tTimeframes\tPerformers\tNote\n"


def test_a_row_behind_fields_without_actions_is_told(read) -> None:
    header = FIELDS.partition("\n")[2]
    rows = f"1. Training\t\t\t\t\n2. Information\t\t\t\t\n{header}\tand its web site\t\t\t\n"
    record = read(f"{FIELDS}{rows}\t2.1 A guide\t2031\tTC 4\t\n")
    assert [entry.notation for entry in record.entries] == ["2.1"]
    (told,) = (each for each in record.findings if each.rule == "unreadable-row")
    assert [place.quotation for place in told.places] == ["and its web site"]


ROWS = ("1.1 A guide\t2031\tTC 4\t\n", "2.1 A survey\t2032\tTC 4\t\n")


@pytest.mark.parametrize(
    ("text", "other", "fewer"),
    [
        (f"{FIELDS}1\t{ROWS[0]}2\t{ROWS[1]}", f"{FIELDS}1 Guides\t{ROWS[0]}2 Surveys\t{ROWS[1]}", 2),
        (f"{TABLE}7.1\t812/RU/31\t2031\tTC 4\t\n", TABLE, 0),
        (f"{TABLE}\t812/RU/31\t2031\tTC 4\t\n", TABLE, 0),
    ],
    ids=["field", "entry", "without-number"],
)
def test_what_has_no_title_is_stated_without_one(text, other, fewer, read) -> None:
    without, whole = ("".join(build_programme(read(each), Minter()).n_triples()) for each in (text, other))
    title = f' <{DCTERMS}title> "'
    assert without.count(title) == whole.count(title) - fewer > 0


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("\t2 Information\t\t\t\n2.1\tA guide\t2031\tTC 4\t\n1.3\tA survey\t2031\tTC 4\t\n", ["1.3"]),
        ("\t2 Information\t\t\t\n2.1\tA guide\t2031\tTC 4\t\n", []),
        # No heading has the number: the row may be numbered through.
        ("\t2 Information\t\t\t\n2.1\tA guide\t2031\tTC 4\t\n3.1\tA survey\t2031\tTC 4\t\n", []),
    ],
)
def test_a_row_below_the_heading_of_another_section_is_told(rows, told, read) -> None:
    record = read(TABLE + rows)
    found = [each for each in record.findings if each.rule == "row-in-other-section"]
    assert [place.quotation for each in found for place in each.places] == told
    if told:
        assert found[0].message.en == (
            "Entry 1.3 stands below the heading 2, and was read as one of section 1 by its number."
        )
