"""Files that are honestly large: read within the limits of time and memory, or told in one line."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from coomet_graph import resources
from coomet_graph.errors import BeyondLimitsError, CoometGraphError, UnreadableDocumentError
from coomet_graph.iris import Minter
from coomet_graph.namespaces import COOMET
from coomet_graph.pipeline.inspecting import inspect_file
from coomet_graph.pipeline.reading import read_sources
from coomet_graph.sources import Reading, ReadingLimits
from tests.documents.typeset_xlsx import HEADER, TITLE

TABLES = resources.data_folder() / "reference"
# Half of what is allowed: what is read must not pile up page by page.
HALF = ReadingLimits(memory=2**29)


def rows(number: int) -> Iterator[tuple[str, ...]]:
    """So many rows, each of an action of its own."""
    numbers = (f"{part}.{n}." for part, n in product(range(1, 999), range(1, 100)))
    for _, own in zip(range(number), numbers, strict=False):
        yield ("", f"{own} Seminar on subject {own}", "2031", "TC 4", "")


def pages(number: int) -> bytes:
    """A PDF of so many pages, with few words on each: a ruled table of its heading and two rows."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=landscape(A4), invariant=1)
    canvas.drawString(40, 560, TITLE.replace("–", "-"))
    edges = (40, 140, 440, 540, 640, 740)
    every = rows(2 * number)
    for two in zip(every, every, strict=True):
        canvas.grid(edges, (440, 460, 480, 500))
        for height, row in zip((485, 465, 445), (HEADER, *two), strict=True):
            for left, cell in zip(edges, row, strict=False):
                canvas.drawString(left + 5, height, cell)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def sheet(table: Iterable[Iterable[str]]) -> bytes:
    book = Workbook(write_only=True)
    made = book.create_sheet()
    for row in ((TITLE,), (), *table):
        made.append(list(row))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def read(folder: Path, content: bytes, limits: ReadingLimits = HALF) -> Reading | CoometGraphError:
    path = folder / "large"
    path.write_bytes(content)
    (result,) = read_sources([path], TABLES, Minter(), folder, limits=limits)
    return result


def entries(result: Reading | CoometGraphError) -> int:
    """How many actions are stated in what was read."""
    assert isinstance(result, Reading), result
    return result.statements.read_text("utf-8").count(f"#type> <{COOMET}Action> .")


def test_500_pages_are_read(tmp_path: Path) -> None:
    result = read(tmp_path, pages(500))
    assert entries(result) == 1_000
    assert isinstance(result, Reading)
    assert result.understood == result.lines


def test_pages_that_take_too_long_are_one_line(tmp_path: Path) -> None:
    result = read(tmp_path, pages(500), ReadingLimits(seconds=1))
    assert isinstance(result, UnreadableDocumentError)
    assert "large: reading this file takes longer than is allowed for its size" in result.text.en
    assert "leave it out, or give the programme's text alone." in result.text.en
    assert "\n" not in result.text.en + result.text.ru


def test_inspecting_a_file_stays_within_the_limits_too(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    path.write_bytes(pages(500))
    with pytest.raises(BeyondLimitsError, match="longer than is allowed"):
        inspect_file(path, limits=ReadingLimits(seconds=1))


def test_10_000_rows_are_read(tmp_path: Path) -> None:
    assert entries(read(tmp_path, sheet((HEADER, *rows(10_000))))) == 10_000


def test_10_000_columns_are_one_line(tmp_path: Path) -> None:
    """Nobody can tell what they are."""
    many = [f"Column {number}" for number in range(9_995)]
    result = read(tmp_path, sheet([(*HEADER, *many), *((*row, *many) for row in rows(3))]))
    assert isinstance(result, UnreadableDocumentError)
    assert result.text.en.startswith("large")
    assert "columns" in result.text.en
    assert len(result.text.en) < 500
    assert "\n" not in result.text.en + result.text.ru
