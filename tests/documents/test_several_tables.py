"""Documents of several tables: what stands above each, what goes on, and what is none of the programme's."""

import pytest

from coomet_graph import resources
from coomet_graph.documents.reading import read_content
from coomet_graph.records import ProgrammeRecord, load_lexicon, read_records
from tests.documents.typeset import Typeset, docx_of, html_of, odt_of

TITLE = "WORK PROGRAM OF TC 4 FOR 2031–2033"
HEADER = ("No.", "Action", "Term", "Performers", "Notes")
PROJECTS = ("No.", "Project number", "Title", "Coordinator", "Participants", "Term", "Notes")
GUIDE = ("1", "901/RU/30", "Guide", "VNIIM", "PTB", "2028–2030", "")
GLOSSARY = ("1", "902/DE/31", "Glossary", "PTB", "VNIIM", "2031–2033", "")


def action(number: str, title: str) -> tuple[str, ...]:
    return (number, title, "2031", "TC 4", "")


def read(*tables: Typeset, make=docx_of, ending: str = "docx") -> ProgrammeRecord:
    lexicon = load_lexicon(resources.data_folder() / "reference")
    return read_records(read_content(f"programme.{ending}", make(*tables)), lexicon)


def sections(record: ProgrammeRecord) -> dict[str, str]:
    return {each.notation: each.title.text for each in record.sections}


def entries(record: ProgrammeRecord) -> list[tuple[str, str | None, str]]:
    return [(each.notation, each.section, each.title.value) for each in record.entries]


@pytest.mark.parametrize(("ending", "make"), [("docx", docx_of), ("odt", odt_of), ("html", html_of)])
def test_tables_of_projects_with_one_header_are_apart_by_their_captions(ending, make) -> None:
    record = read(
        Typeset((HEADER, action("1.1", "Seminar")), (TITLE,)),
        Typeset((PROJECTS, GUIDE), ("COMPLETED PROJECTS",)),
        Typeset((PROJECTS, GLOSSARY), ("Proposed projects, 2031–2033",)),
        make=make,
        ending=ending,
    )
    assert entries(record) == [
        ("1.1", None, "Seminar"),
        ("completed-projects/1", "completed-projects", "Guide"),
        ("proposed-projects-2031-2033/1", "proposed-projects-2031-2033", "Glossary"),
    ]
    assert [[read.value.status for read in each.statuses] for each in record.entries] == [
        [],
        ["completed"],
        [],
    ]
    assert [finding.rule for finding in record.findings] == ["second-table"]


def test_a_heading_stands_above_the_first_table_as_above_the_others() -> None:
    record = read(
        Typeset(
            (HEADER, action("1.1", "Seminar")), (TITLE, "1. Training", "The committee plans as follows.")
        ),
        Typeset((HEADER, action("2.1", "Page")), ("2. Information",)),
    )
    assert sections(record) == {"1": "Training", "2": "Information"}
    assert entries(record) == [("1.1", "1", "Seminar"), ("2.1", "2", "Page")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Training", "Information"),
        ("Table 1 – Training", "Table 2 – Information"),
        ("Table 1. Training", "Table 2. Information"),
        ("Таблица 1. Обучение", "Таблица 2. Информация"),
    ],
)
def test_numbers_that_begin_anew_below_captions(first, second) -> None:
    record = read(
        Typeset((HEADER, action("1", "Seminar"), action("2", "Guide")), (TITLE, first)),
        Typeset((HEADER, action("1", "Page")), (second,)),
    )
    training, information = sections(record)
    assert sections(record) == {training: first, information: second}
    assert entries(record) == [
        (f"{training}/1", training, "Seminar"),
        (f"{training}/2", training, "Guide"),
        (f"{information}/1", information, "Page"),
    ]
    assert [each.rule for each in record.findings] == []


@pytest.mark.parametrize("front", ["To be approved by the committee", "2. Information", "1.", "WORK 2031"])
def test_what_stands_above_the_first_table_and_is_no_heading(front) -> None:
    record = read(Typeset((HEADER, action("1.1", "Seminar")), (TITLE, front)))
    assert sections(record) == {}


@pytest.mark.parametrize(
    "line", ["Table continued", "Table 1 (continued)", "Continuation of table 1", "Продолжение таблицы 1."]
)
def test_a_table_that_goes_on_says_so(line) -> None:
    record = read(
        Typeset((HEADER, action("1.1", "Seminar")), (TITLE, "1 Training")),
        Typeset((HEADER, action("1.2", "Page")), (line,)),
        Typeset((("2 Information", "", "", "", ""), action("2.1", "Site"))),
    )
    assert sections(record) == {"1": "Training", "2": "Information"}
    assert [each.parent for each in record.sections] == [None, None]
    assert [each.section for each in record.entries] == ["1", "1", "2"]
    assert {finding.rule for finding in record.findings} == {"header-repeated"}


def test_a_row_that_numbers_the_columns_is_no_entry() -> None:
    counted = ("1", "2", "3", "4", "5")
    record = read(
        Typeset((HEADER, counted, action("1", "Seminar"), HEADER, counted, action("2", "Page")), (TITLE,))
    )
    assert entries(record) == [("1", None, "Seminar"), ("2", None, "Page")]
    assert {finding.rule for finding in record.findings} == {"header-repeated"}


def test_a_table_of_something_else_is_told_and_not_read() -> None:
    record = read(
        Typeset((HEADER, action("1.1", "Seminar")), (TITLE,)),
        Typeset((("Name", "Country", "E-mail"), ("N. Petrova", "BY", "np@example.org")), ("Contacts",)),
        Typeset((HEADER, action("1.2", "Page"))),
    )
    assert entries(record) == [("1.1", None, "Seminar"), ("1.2", None, "Page")]
    assert sections(record) == {}
    told = [finding for finding in record.findings if finding.rule == "not-understood"]
    assert [finding.details or finding.key for finding in told] == [
        ("Contacts Name Country E-mail N. Petrova BY np@example.org",)
    ]


def test_a_number_that_reaches_over_a_title_and_its_halves() -> None:
    rows = (
        HEADER,
        ("2.1", "Development and realization of the plan", "", "", ""),
        ("", "- Development", "2031", "TC 4", ""),
        ("", "- Realization", "2032", "TC 4", ""),
    )
    record = read(Typeset(rows, (TITLE,), ((1, 0, 3, 0),)))
    assert [(each.notation, each.title.value) for each in record.entries] == [
        ("2.1", "Development and realization of the plan"),
        ("2.1/development", "Development"),
        ("2.1/realization", "Realization"),
    ]
