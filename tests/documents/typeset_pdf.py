"""A table as a PDF, with ruled lines or none, over as many pages as it takes."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
from PIL import Image as PictureOfPage
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.documents.typeset import Typeset

# A font with Latin and Cyrillic letters that comes with a library we use.
_FONT = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_WHOLE_WIDTH = 730
_WIDTHS = (130, 220, 70, 110, 200)


def _style() -> ParagraphStyle:
    if "DejaVu" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("DejaVu", str(_FONT)))
    return ParagraphStyle("cell", fontName="DejaVu", fontSize=9, leading=11)


def pdf(
    front: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    ruled: bool = True,
    merges: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
    page_numbers: bool = False,
    widths: Sequence[float] = _WIDTHS,
    padding: float = 3,
    sides: float = 6,
    open_end: bool = False,
    picture: bool = False,
    **options: Any,
) -> bytes:
    """Front matter line by line, then the table; `merges` are (column, row) of first and last cells from 0.

    With `open_end`, the lines down the sides end without one across, as where a page break cuts a row; with
    `picture`, a page without text comes last.
    """
    style = _style()
    marks: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    marks += [("TOPPADDING", (0, 0), (-1, -1), padding), ("BOTTOMPADDING", (0, 0), (-1, -1), padding)]
    marks += [("LEFTPADDING", (0, 0), (-1, -1), sides), ("RIGHTPADDING", (0, 0), (-1, -1), sides)]
    if ruled and not open_end:
        marks.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
    elif ruled:
        marks += [(name, (0, 0), (-1, 0), 0.5, "black") for name in ("LINEABOVE", "LINEBELOW")]
        marks += [(name, (0, 0), (-1, -1), 0.5, "black") for name in ("LINEBEFORE", "LINEAFTER")]
    marks += [("SPAN", first, last) for first, last in merges]
    table = Table(
        [[Paragraph(_escaped(cell), style) for cell in row] for row in rows],
        colWidths=widths[: len(rows[0])],
        repeatRows=1,
        style=marks,
    )
    flow = [part for line in front for part in (Paragraph(_escaped(line), style), Spacer(1, 16))]
    after = [PageBreak(), Image(_picture(), 400, 300)] if picture else []
    content = BytesIO()

    def number(canvas: Canvas, document: Any) -> None:
        canvas.drawCentredString(400, 20, str(document.page))

    drawn: Any = {"onFirstPage": number, "onLaterPages": number} if page_numbers else {}
    SimpleDocTemplate(content, pagesize=landscape(A4), invariant=1, **options).build(
        [*flow, table, *after], **drawn
    )
    return content.getvalue()


def locked_pdf(front: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A PDF that needs a password to be opened."""
    return pdf(front, rows, encrypt=StandardEncryption("secret", strength=128))


def pictures(pages: int, words: str = "") -> bytes:
    """Pages with a picture and no text, as a scanner makes them; with `words`, a page of text before them."""
    content = BytesIO()
    canvas = Canvas(content, invariant=1)
    if words:
        canvas.drawString(72, 700, words)
        canvas.showPage()
    for _ in range(pages):
        canvas.drawImage(ImageReader(_picture()), 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def _picture() -> BytesIO:
    content = BytesIO()
    PictureOfPage.new("L", (8, 8), 200).save(content, "PNG")
    content.seek(0)
    return content


def _escaped(text: str) -> str:
    return _RAISED.sub(
        lambda digits: f"<super>{digits[0].translate(_LOWERED)}</super>",
        text.replace("&", "&amp;").replace("<", "&lt;"),
    )


def _fitting(rows: Sequence[Sequence[str]]) -> list[float]:
    """Widths of columns in which every word fits, the rest shared by how much stands in each."""
    columns = list(zip(*rows, strict=True))
    least = [max(_width(word) for cell in cells for word in (*cell.split(), "")) + 13 for cells in columns]
    much = [sum(len(cell) for cell in cells) ** 0.5 for cells in columns]
    rest = _WHOLE_WIDTH - sum(least)
    return [width + rest * share / sum(much) for width, share in zip(least, much, strict=True)]


def _width(word: str) -> float:
    return float(pdfmetrics.stringWidth(word, "DejaVu", _style().fontSize))


def pdf_of_tables(*tables: Typeset) -> bytes:
    """A programme's tables one after another, ruled, over as many pages as it takes."""
    style = _style()
    marks: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    flow: list[Any] = []
    for each in tables:
        flow += [part for line in each.front for part in (Paragraph(_escaped(line), style), Spacer(1, 16))]
        flow.append(
            Table(
                [[Paragraph(_escaped(cell), style) for cell in row] for row in each.rows],
                colWidths=_fitting(each.rows),
                repeatRows=1,
                style=marks,
            )
        )
    content = BytesIO()
    SimpleDocTemplate(content, pagesize=landscape(A4), invariant=1).build(flow)
    return content.getvalue()
