"""Which column is what: by words, close spellings, content, or a mapping; doubt is told."""

from pathlib import Path

import pytest

from coomet_graph.documents.text import read_text
from coomet_graph.errors import ParameterError, UnreadableDocumentError
from coomet_graph.records.account import account_for
from coomet_graph.records.layouts import Layout, lay_out
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.columns import role_of
from coomet_graph.records.layouts.mapping import (
    ColumnMapping,
    MappedTable,
    mapping_beside,
    mapping_path,
    read_mapping,
)
from coomet_graph.records.layouts.recognition import recognise
from coomet_graph.records.model import ProgrammeHead

ROWS = """
\t1 Training and information
1.1\tHolding seminars for young metrologists\t2031–2033\tTC 4, SC 4.3\tWorks are underway.
1.2\tSupport of the COOMET website by its editors\tAnnually\tSC 4.2\tWorks are underway, item 44 is the basis.
1.3\tReview of the e-learning platform and its users\t2032\tCOOMET Secretariat\tImplemented.
"""


def table(header: str, rows: str = ROWS) -> str:
    return f"COOMET WORK PROGRAM FOR 2031–2033\n{header}{rows}"


def laid_out(text: str, lexicon, mapping: ColumnMapping | None = None) -> Layout:
    return lay_out(read_text("programme.txt", text.encode()), lexicon, mapping)


def roles(text: str, lexicon) -> list[tuple[str, str]]:
    (found,) = recognise(read_text("programme.txt", text.encode()), lexicon)
    return [(guess.role, guess.by) for guess in found.guesses]


def test_words_that_name_a_column_are_certain(lexicon) -> None:
    assert roles(table("No.\tName of event\tTerms\tExecutors\tRemarks"), lexicon) == [
        *((role.NUMBER, "words"), (role.TITLE, "words"), (role.TERM, "words")),
        *((role.PERFORMERS, "words"), (role.NOTE, "words")),
    ]


def test_a_misspelt_word_is_the_nearest_one(lexicon) -> None:
    found = roles(table("No.\tName of event\tTermes\tExecutors\tRemarks"), lexicon)
    assert found[2] == (role.TERM, "spelling")


@pytest.mark.parametrize("header", ["Who", "In charge", "Кто делает"])
def test_performers_are_recognised_by_their_names(header, lexicon) -> None:
    text = table(f"No.\tName of event\tTerms\t{header}\tRemarks")
    assert roles(text, lexicon)[3] == (role.PERFORMERS, "content")
    layout = laid_out(text, lexicon)
    assert [row.cells[role.PERFORMERS].text for row in layout.tables[0].rows if not row.is_heading] == [
        *("TC 4, SC 4.3", "SC 4.2", "COOMET Secretariat"),
    ]
    assert [finding.rule for finding in layout.findings] == ["column-recognised"]


def test_terms_are_recognised_by_what_they_say(lexicon) -> None:
    assert roles(table("No.\tName of event\tWhen\tExecutors\tRemarks"), lexicon)[2] == (role.TERM, "content")


@pytest.mark.parametrize(("first", "last"), [("Start", "Finish"), ("Дата начала", "Дата окончания")])
def test_first_and_last_days_have_columns(first, last, lexicon) -> None:
    header = f"No.\tName\t{first}\t{last}\tExecutors"
    rows = "\n1.1\tA survey of needs\t2031-03-01\t2032-12-31\tTC 4\n"
    assert [name for name, _ in roles(table(header, rows), lexicon)] == [
        *(role.NUMBER, role.TITLE, role.START, role.END, role.PERFORMERS),
    ]


def test_activities_alone_are_the_actions(lexicon) -> None:
    assert roles(table("No.\tActivities\tTerms\tExecutors\tRemarks"), lexicon)[1] == (role.TITLE, "content")
    both = roles(table("No.\tActivities\tAction\tTerms\tExecutors"), lexicon)
    assert [name for name, _ in both[1:3]] == [role.ACTIVITY, role.TITLE]


def test_a_column_that_could_be_anything_is_not_guessed(lexicon) -> None:
    text = table("No.\tName of event\tTerms\tExecutors\tRemarks\tColour", ROWS.replace("\n", "\tblue\n"))
    with pytest.raises(UnreadableDocumentError, match=r"“Colour”.*coomet-graph inspect") as raised:
        laid_out(text, lexicon)
    assert "line 2" in raised.value.text.en
    assert "строка 2" in raised.value.text.ru


def test_a_mapping_says_what_no_header_tells(lexicon) -> None:
    text = table("A\tB\tC\tD\tE")
    mapping = ColumnMapping((MappedTable(2, ("number", "title", "term", "performers", "note")),))
    rows = laid_out(text, lexicon, mapping).tables[0].rows
    assert [row.notation for row in rows] == ["1", "1.1", "1.2", "1.3"]
    assert rows[1].cells[role.TERM].text == "2031–2033"


HEAD = ProgrammeHead(key="wp-2031-2033", kind="work", body="", start=2031, end=2033)


def test_a_mapping_leaves_a_column_out_and_knows_its_header_when_it_comes_again(lexicon) -> None:
    header = "No.\tWhat\tWhen\tWho\tColour\n"
    rows = ("1.1\tSeminars\t2031\tTC 4\tgreen\n", "1.2\tA survey\t2032\tSC 4.2\tdark red\n")
    text = "WORK PROGRAM FOR 2031–2033\n" + "".join(header + row for row in rows)
    document = read_text("programme.txt", text.encode())
    mapping = ColumnMapping((MappedTable(2, ("number", "title", "term", "performers", "")),))
    layout = lay_out(document, lexicon, mapping)
    assert [row.notation for row in layout.tables[0].rows] == ["1.1", "1.2"]
    assert [set(row.cells) for row in layout.tables[0].rows] == [{role.TITLE, role.TERM, role.PERFORMERS}] * 2
    assert layout.findings == ()
    account, findings = account_for(document, layout, HEAD)
    assert findings == ()
    assert [line.uses[-1] for line in account] == [
        "front matter",
        *("page furniture", "left out by the mapping") * 2,
    ]


CODES = """Code\tObjective\tWho
I\tMutual recognition of measurement results
I.1\tComparisons between the members\tTC 4
I.1.1\tReview of comparison reports\tSC 4.2
2015/10\tThe resolution on digital certificates\tTC 4
B)\tThe strategy of the region for training\tSC 4.3
"""


def test_codes_of_other_organisations_come_in_by_a_mapping(lexicon) -> None:
    mapping = ColumnMapping((MappedTable(1, ("number", "title", "performers")),), any_numbers=True)
    rows = laid_out(CODES, lexicon, mapping).tables[0].rows
    assert [(row.notation, row.is_heading) for row in rows] == [
        *(("I", True), ("I.1", False), ("I.1.1", False), ("2015/10", False), ("B", False)),
    ]


def test_a_mapping_is_kept_beside_its_document(tmp_path: Path) -> None:
    document = tmp_path / "wp.docx"
    mapping = ColumnMapping(
        (MappedTable(4, ("number", "title", "", "note")), MappedTable(30, ("title",))), True
    )
    assert mapping_beside(document) is None
    mapping_path(document).write_text(mapping.as_toml())
    assert mapping_beside(document) == mapping


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "tables"),
        ("tables = []", "headers"),
        ("[[tables]]\nheader = 1", "columns"),
        ('[[tables]]\nheader = 0\ncolumns = ["title"]', "header is 0"),
        ('[[tables]]\nheader = 1\ncolumns = ["weather", "title"]', "weather"),
        ('[[tables]]\nheader = 1\ncolumns = ["title", "title"]', "title"),
        ('[[tables]]\nheader = 1\ncolumns = ["note"]', "no column is the title"),
        ('numbers = "roman"\n[[tables]]\nheader = 1\ncolumns = ["title"]', "roman"),
        ('colour = 1\n[[tables]]\nheader = 1\ncolumns = ["title"]', "colour"),
        ("[[", "TOML|Expected|Invalid|after"),
        ("x" * 200_000, "larger"),
    ],
)
def test_a_mapping_that_is_not_right_is_refused(text, says, tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(text)
    with pytest.raises(ParameterError, match=says) as raised:
        read_mapping(path)
    assert str(path) in raised.value.text.ru


def test_a_mapping_of_another_document_is_refused(lexicon) -> None:
    for header in (1, 99):
        mapping = ColumnMapping((MappedTable(header, ("number", "title", "term")),))
        with pytest.raises(UnreadableDocumentError, match=f"line {header}"):
            laid_out(table("No.\tName of event\tTerms\tExecutors\tRemarks"), lexicon, mapping)


MEETINGS = "Meeting\tPlace\tDate\n20th meeting\tBaku\tOctober 2031\n21st meeting\tKazan\tOctober 2032\n"
PRIORITY = "Ref\tTask\tLead\tTiming\n1\tComparison of gas meters\tVNIIR\t2031\n"
GUIDE = "“No.”\tThe number\tНомер\n“Action”\tWhat is done\tЧто делают\n"
SIGNED = "Agreed\t\t\tApproved\nWORK PROGRAM\tTC 4\t2031–2033\tP4/2031\n"
HEADED = "No.\tAction\tTimeframes\tPerformers\n1.1\tSeminars\t2031\tTC 4\n1.2\tA survey\t2032\tTC 4\n"


@pytest.mark.parametrize(
    ("above", "told"),
    [
        (MEETINGS, " ".join(MEETINGS.split())),
        (PRIORITY, " ".join(PRIORITY.split())),
        (GUIDE, ""),
        (SIGNED, ""),
        ("Version\t2\tof May\n", ""),
        (
            "This programme is based on items 4–9 of the Development Program for 2029–2031.\n",
            "This programme is based on items 4–9 of the Development Program for 2029–2031.",
        ),
        ("It serves the Development Program for 2029–2031.\n", ""),
    ],
    ids=["table", "works", "guide", "title-page", "one-row", "basis", "programme"],
)
def test_what_stands_above_the_programme_and_may_be_of_it_is_told(above, told, read) -> None:
    record = read(f"WORK PROGRAM OF TC 4 FOR 2031–2033\n{above}{HEADED}")
    assert [entry.notation for entry in record.entries] == ["1.1", "1.2"]
    assert record.sections == ()
    found = [each for each in record.findings if each.rule == "not-understood"]
    assert " ".join(place.quotation for each in found for place in each.places) == told


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("№ / No.", role.NUMBER),
        ("No. №", role.NUMBER),
        ("№ п.п.", role.NUMBER),
        ("Мероприятие / Action", role.TITLE),
        ("Action|Мероприятие", role.TITLE),
        ("Срок Timeframes", role.TERM),
        ("Timeframes Срок", role.TERM),
        ("Исполнители (Performers)", role.PERFORMERS),
        ("Исполнители (ответственные)", role.PERFORMERS),
        ("Основание (пункт ПР)", role.BASIS),
        ("Due date", role.TERM),
        # Two things in one column, or nothing known.
        ("Actions / Performers", None),
        ("Action (Performers)", None),
        ("Action / Weather", None),
        ("Срок Performers", None),
        ("(Performers)", None),
        ("Weather (Погода)", None),
        ("", None),
    ],
)
def test_header_words_in_two_languages(words, name) -> None:
    assert role_of(words) == name


def test_a_table_that_may_be_a_programme_asks_for_a_mapping(read) -> None:
    rows = "1.1\tA plan of seminars for all\tTC 4\t2031\n1.2\tA survey of all members\tSC 4.2\t2032\n"
    with pytest.raises(UnreadableDocumentError) as told:
        read(f"WORK PROGRAM OF TC 4 FOR 2031–2033\n#\tWhat is planned\tOrganizations\tPeriod\n{rows}")
    assert "line 2: it is not certain what the column “What is planned” is" in told.value.text.en
    assert "name the columns in a mapping file" in told.value.text.en
    assert "неясно, что означает столбец «What is planned»" in told.value.text.ru
