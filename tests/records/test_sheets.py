"""Workbooks with several sheets: which go on with the table, which are text, and which may hold rows."""

from coomet_graph.documents.reading import read_content
from coomet_graph.records import read_records
from coomet_graph.records.layouts.mapping import ColumnMapping, MappedTable
from tests.documents.typeset_xlsx import workbook
from tests.records.test_own_columns import HEADER, ITEM, ROWS, TITLE


def fill(sheet, lines: list[list[str]]) -> None:
    for line in lines:
        sheet.append(line)


def sheets(**texts: list[list[str]]) -> bytes:
    def change(sheet) -> None:
        for name, lines in texts.items():
            fill(sheet.parent.create_sheet(name), lines)

    return workbook([TITLE], ROWS, change=change)


def test_sheets_without_a_header_are_no_rows(lexicon) -> None:
    """Whatever stands there: lines with cells, a number in front, or a code that a front page may have."""
    content = sheets(
        Remarks=[["1.3", "Talks", "2031", "2032", "TC 4"], ["To be agreed."]],
        Approval=[["Approved at the 60th COOMET Committee Meeting (April, 2030)"]],
    )
    record = read_records(read_content("programme.xlsx", content), lexicon)
    assert [entry.notation for entry in record.entries] == ["1.1", "1.2"]
    told = [(finding.rule, finding.places[0].sheet, finding.places[0].cell) for finding in record.findings]
    assert told == [("sheet-beside-tables", "Remarks", "A1"), ("sheet-beside-tables", "Approval", "A1")]
    assert {use for line in record.account for use in line.uses} >= {"front matter", "back matter"}
    assert record.head.approved_at is not None
    assert record.head.approved_at.value.number == 60


def test_a_sheet_whose_columns_nobody_names_is_told_as_one_that_was_not_read(lexicon) -> None:
    """Its header says nothing known, but numbers, years and committees stand below: no line of it is used."""
    more = [
        ["#", "What", "From", "Whom to ask"],
        ["1.3", "Talks on lengths", "2031", "TC 4"],
        ["1.4", "A guide to lengths", "2032", "TC 4"],
    ]
    content = sheets(More=more, Approval=[["To be agreed."]])
    document = read_content("programme.xlsx", content)
    record = read_records(document, lexicon)
    assert [entry.notation for entry in record.entries] == ["1.1", "1.2"]
    told = [(finding.rule, finding.places[0].sheet, finding.places[0].cell) for finding in record.findings]
    assert told == [("sheet-not-read", "More", "A1"), ("sheet-beside-tables", "Approval", "A1")]
    assert [line.uses for line in record.account].count(("not understood",)) == 3


def test_a_mapping_reads_the_sheet_whose_columns_nobody_names(lexicon) -> None:
    more = [["#", "What", "From", "Whom to ask"], ["1.3", "Talks on lengths", "2031", "TC 4"]]
    document = read_content("programme.xlsx", sheets(More=more))
    columns = ("number", "title", "start", "end", "performers", "basis", "indicator", "status", "note")
    headers = [line.number for line in document.lines if line.cells[0].text in (HEADER[0], "#")]
    mapping = ColumnMapping(
        (MappedTable(headers[0], columns), MappedTable(headers[1], ("number", "title", "term", "performers")))
    )
    record = read_records(document, lexicon, mapping=mapping)
    assert [entry.notation for entry in record.entries] == ["1.1", "1.2", "1.3"]
    assert "sheet-not-read" not in {finding.rule for finding in record.findings}


def test_a_sheet_with_the_header_goes_on_with_the_table(lexicon) -> None:
    more = [["To be agreed."], HEADER, ["1.3", "Talks", "2031", "2032", "TC 4", ITEM, "", "planned", ""]]
    record = read_records(read_content("programme.xlsx", sheets(More=more)), lexicon)
    assert [entry.notation for entry in record.entries] == ["1.1", "1.2", "1.3"]
    assert {finding.rule for finding in record.findings} == {"sheet-beside-tables", "header-repeated"}


def test_the_last_words_of_a_sheet_are_no_heading_of_the_next(lexicon) -> None:
    more = [HEADER, ["1.3", "Talks", "2031", "2032", "TC 4", ITEM, "", "planned", ""]]

    def change(sheet) -> None:
        fill(sheet.parent.create_sheet("More"), more)

    content = workbook([TITLE], [*ROWS, ["", "Total of two actions", *[""] * 7]], change=change)
    record = read_records(read_content("programme.xlsx", content), lexicon)
    assert [entry.notation for entry in record.entries] == ["1.1", "1.2", "1.3"]
    assert record.sections == ()
    assert {finding.rule for finding in record.findings} == {"unreadable-row", "header-repeated"}


def test_a_sheet_with_another_header_has_its_title_above(lexicon) -> None:
    projects = [
        ["FURTHER PROJECTS"],
        ["No.", "Project number", "Action", "Project coordinator", "Participants", "Terms", "Note"],
        ["1", "861/BY/22", "Talks", "TC 4 Chair", "TC 4 members", "2031", ""],
    ]
    record = read_records(read_content("programme.xlsx", sheets(More=projects)), lexicon)
    assert [entry.notation for entry in record.entries] == ["1.1", "1.2", "further-projects/1"]
    assert [finding.rule for finding in record.findings] == ["second-table"]
