"""The trace matrix as workbook, page, picture and rows."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from coomet_graph.errors import ParameterError, UnknownNameError
from coomet_graph.findings import Place
from coomet_graph.network import matrix_picture, matrix_rows
from coomet_graph.network.matrix import By, Line, Link, Matrix, trace_matrix
from coomet_graph.network.matrix_page import to_page
from coomet_graph.network.matrix_picture import draw_matrix
from coomet_graph.network.matrix_standing import Standing
from coomet_graph.network.matrix_workbook import to_workbook
from coomet_graph.pipeline import Build


def texts_of(svg: bytes) -> list[str]:
    return re.findall(r"<!-- (.*?) -->", svg.decode())


def line(number: str, standing: Standing = Standing.LINKED, programme: str = "p", title: str = "") -> Line:
    return Line(f"x:{programme}{number}", number, title, programme, standing, "", (), (2031,), 1)


def made(rows: int, columns: int, by: By = By.ITEMS, title: str = "Title") -> Matrix:
    """Row by row linked with a column; columns in programmes of twenty."""
    left = tuple(line(f"r{at}", title=title) for at in range(rows))
    above = tuple(line(f"c{at}", programme=f"w{at // 20}") for at in range(columns))
    cells = {
        (row.iri, above[at % columns].iri): (Link(above[at % columns].iri, "", "valid"),)
        for at, row in enumerate(left)
    }
    labels = {each.iri: f"{each.number} label" for each in above}
    labels |= {each.programme: each.programme.upper() for each in (*left, *above)}
    return Matrix(by, "en", left, above, cells, labels, {}, frozenset(), ())


class _Checker(HTMLParser):
    """Whether every element is closed, and what a page would load."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []
        self.targets: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.loads += [given[name] or "" for name in ("src", "data") if name in given]
        self.targets |= {given["id"] or ""} if "id" in given else set()
        self.links |= {given["href"] or ""} if "href" in given else set()
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def checked(page: str) -> _Checker:
    checker = _Checker()
    checker.feed(page)
    assert checker.open == []
    return checker


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("by", ["items", "indicators"])
def test_the_page_is_whole_and_its_links_lead_somewhere(bundled: Build, by: str, language: str):
    page = to_page(trace_matrix(bundled.dataset, by, language=language))
    checker = checked(page)
    assert checker.loads == []
    assert checker.links
    assert {link.removeprefix("#") for link in checker.links} <= checker.targets
    assert "<script" not in page
    assert bool(re.search("[а-я]", page)) == (language == "ru")
    assert 'tabindex="0"' in page


def test_a_cell_leads_to_its_words(golden: Build):
    page = to_page(trace_matrix(golden.dataset))
    cells = re.findall(r'<td class="valid"><a href="#(l\d+)">●', page)
    assert cells == ["l1", "l2", "l3"]
    row = re.search(r'<tr id="l3">(.*?)</tr>', page)
    assert row is not None
    assert "item 1.2 of the COOMET" in row[1]


def test_titles_are_escaped():
    matrix = replace(made(1, 1), rows=(line("r0", title="<script>alert(1)</script>"),))
    page = to_page(matrix)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_the_workbook_says_by_sign_what_it_says_by_colour(bundled: Build):
    book = load_workbook(BytesIO(to_workbook(trace_matrix(bundled.dataset, programme="wp-tc-4-2021-2023"))))
    assert book.sheetnames == ["Matrix", "Links", "Not linked", "Counts"]
    sheet = book["Matrix"]
    heads = {str(cell.value).split(" ")[0]: cell.column for cell in sheet[4] if cell.value}
    numbers = {str(sheet.cell(row, 1).value): row for row in range(5, sheet.max_row + 1)}
    linked = sheet.cell(numbers["54"], heads["2.3"])
    assert (linked.value, linked.fill.start_color.rgb) == ("○", "00DDE8F6")
    assert sheet.cell(numbers["54"], heads["2.2"]).value is None
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.cell(4, heads["4.1"]).alignment.text_rotation == 90
    assert [row[3].value for row in book["Not linked"].iter_rows(min_row=2, max_row=4)] == [
        "4.1",
        "4.3",
        "4.4",
    ]
    totals = [cell.value for cell in book["Counts"][3]]
    assert totals[:7] == ["All", None, "actions", 31, 17, 3, 3]


def test_the_workbook_speaks_russian(golden: Build):
    book = load_workbook(BytesIO(to_workbook(trace_matrix(golden.dataset, "indicators", language="ru"))))
    assert book.sheetnames == ["Матрица", "Ссылки", "Без связи", "Подсчёт"]
    assert book["Матрица"]["A4"].value == "Индикатор"


@pytest.mark.parametrize("title", ["=1+1", "@SUM(A1)", "+1", "-1", "\x00\x0bx"])
def test_no_cell_is_a_formula(title: str):
    matrix = replace(made(1, 1), rows=(line("r0", Standing.OPEN, title=title),))
    for sheet in load_workbook(BytesIO(to_workbook(matrix))):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert cell.quotePrefix == (str(cell.value or "")[:1] in "=@+-" and bool(cell.value))


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("by", ["items", "indicators"])
def test_the_picture_is_well_formed_and_the_same_every_time(bundled: Build, by: str, language: str):
    matrix = trace_matrix(bundled.dataset, by, language=language)
    svg = draw_matrix(matrix)
    assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert svg == draw_matrix(matrix)
    assert bool(re.search("[а-я]", " ".join(texts_of(svg)))) == (language == "ru")


def test_the_picture_shows_signs_counts_and_reasons(bundled: Build):
    texts = texts_of(draw_matrix(trace_matrix(bundled.dataset)))
    assert texts.count("○") == 17
    assert "! 4.1, 4.3, 4.4 – hole: cites no item of a development programme" in texts
    assert any(text.startswith("… items: 52 – cannot be told yet") for text in texts)
    told = "linked: 17, linked through its whole or part: 3, hole: 3, explained by the document: 8"
    assert f"Actions – 31: {told}." in texts


def test_many_actions_are_told_by_programme():
    texts = texts_of(draw_matrix(made(10, 60)))
    assert any("60 actions are too many for a column each" in text for text in texts)
    assert {"W0", "W1", "W2"} <= set(texts)
    assert texts.count("1 ●") == 10


def test_what_does_not_fit_a_picture_is_told():
    rows = matrix_picture.MOST_ROWS
    texts = texts_of(draw_matrix(made(rows + 7, matrix_picture.MOST_COLUMNS + 2, By.INDICATORS)))
    assert any(text.startswith("Left out: 7 rows and 2 columns") for text in texts)


def test_holes_are_never_left_out_for_what_is_linked():
    matrix = made(matrix_picture.MOST_ROWS + 3, 3)
    matrix = replace(matrix, rows=(*matrix.rows, line("hole", Standing.OPEN)))
    assert any(text.startswith("hole") for text in texts_of(draw_matrix(matrix)))


@pytest.mark.parametrize("write", [to_page, to_workbook])
def test_a_matrix_too_large_for_a_page_names_the_way_out(write: Callable[[Matrix], object]):
    with pytest.raises(ParameterError, match="name a programme, a body or a year"):
        write(made(3, 401))


def test_an_unknown_picture_format_is_refused(golden: Build):
    with pytest.raises(UnknownNameError):
        draw_matrix(trace_matrix(golden.dataset), "pdf")


def test_nothing_can_be_written():
    empty = Matrix(By.ITEMS, "ru", (), (), {}, {}, {}, frozenset(), ())
    assert ET.fromstring(draw_matrix(empty)) is not None
    checked(to_page(empty))
    assert to_workbook(empty)
    assert list(matrix_rows.all_rows(empty)[1]) == []


def test_json_holds_what_the_matrix_holds(golden: Build):
    matrix = trace_matrix(golden.dataset)
    data = json.loads(json.dumps(matrix_rows.as_dict(matrix)))
    assert [each["number"] for each in data["rows"]] == ["1.1", "1.2"]
    assert len(data["cells"]) == 3
    assert data["cells"][0]["links"][0]["state"] == "valid"
    assert data["cells"][0]["links"][0]["places"][0]["file"] == "work-programme.txt"
    assert data["counts"][0] == {
        "group": "all", "name": "", "of": "rows", "total": 2, "linked": 2, "through": 0, "open": 0,
        "accepted": 0, "explained": 0, "unknown": 0, "missing": 0,
    }  # fmt: skip


@pytest.mark.parametrize("by", ["items", "indicators"])
def test_every_row_has_all_columns(bundled: Build, by: str):
    matrix = trace_matrix(bundled.dataset, by)
    for rows in (matrix_rows.all_rows, matrix_rows.link_rows, matrix_rows.hole_rows, matrix_rows.list_rows,
                 matrix_rows.count_rows, matrix_rows.column_rows):  # fmt: skip
        headings, listed = rows(matrix)
        assert {len(row) for row in listed} <= {len(headings)}


@pytest.mark.parametrize(
    ("years", "told"),
    [((), ""), ((2021,), "2021"), ((2021, 2022, 2023), "2021–2023"), ((2021, 2023), "2021, 2023")],
)
def test_years_in_a_row_are_a_span(years: tuple[int, ...], told: str):
    assert matrix_rows.years_of(replace(line("1"), years=years)) == told


def test_counts_have_a_column_for_each_standing_that_there_is(golden: Build):
    headings, rows = matrix_rows.count_rows(trace_matrix(golden.dataset, language="ru"))
    # Everything is linked: neither holes nor what is accepted or explained has a column.
    assert headings == ["По", "", "Что учтено", "Всего", "связано"]
    assert rows[0] == ["Всего", "", "пункты", "2", "2"]


def test_lists_of_the_page_scroll_and_years_are_no_counts(golden: Build):
    page = to_page(trace_matrix(golden.dataset, language="ru"))
    assert page.count('<div class="wide" tabindex="0"') == 3
    assert "<td><bdi>2031</bdi></td>" in page
    assert '<td class="n"><bdi>2</bdi></td>' in page
    # Nothing is left unlinked: the list says so.
    assert '<tr><td colspan="8">–</td></tr>' in page


def test_places_of_words_are_told_in_the_language(golden: Build):
    matrix = trace_matrix(golden.dataset, language="ru")
    first = next(iter(matrix_rows.link_rows(matrix)[1]))
    assert first[-1] == "work-programme.txt, строки 14–16"
    paged = Place("a.pdf", 3, 3, "", page=2)
    assert matrix_rows.place_words(paged, "ru") == "a.pdf, стр. 2, строка 3"
    assert matrix_rows.place_words(paged, "en") == "a.pdf, p. 2, l. 3"
