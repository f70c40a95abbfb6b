"""The running text of a Word document as WordprocessingML (ISO/IEC 29500): paragraphs, tables, contents.

A letter has thousands of paragraphs. They are written as text that is parsed afterwards: the library looks
for the place and the properties of each paragraph and cell anew whenever it is asked.
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from xml.sax.saxutils import escape

from coomet_graph.reports.safe import in_xml

LANGUAGES = {"en": "en-GB", "ru": "ru-RU"}
_HEAD_FILL = "DDE6F0"
_OPENING, _CLOSING = '<w:t xml:space="preserve">', "</w:t>"
_TWIPS, _TWIPS_PER_CM = 20, 567
# A cell without a paragraph makes a file that Word refuses.
_EMPTY = "<w:p/>"
# Of headings of two levels, as links, without page numbers.
_CONTENTS = r'TOC \o "1-2" \h \n \z'
# Parsers of XML, and word processors, refuse texts of millions of characters; nobody reads one of pages.
_LONGEST_RUN = 10_000
# Bookmarks of Word have names of at most so many letters, digits and underscores.
_LONGEST_NAME = 40


def run(text: str, *, bold: bool | None = None, points: float = 0, language: str = "") -> str:
    """Words, in a language of their own where it is a known one, so that spell-checkers know it.

    The first ten thousand characters of them: a document may have any number on one line.
    """
    told = "" if bold is None else "<w:b/>" if bold else '<w:b w:val="0"/>'
    told += f'<w:sz w:val="{round(2 * points)}"/>' if points else ""
    if language in LANGUAGES:
        told += f'<w:lang w:val="{LANGUAGES[language]}" w:eastAsia="{LANGUAGES[language]}"/>'
    short = text if len(text) <= _LONGEST_RUN else text[: _LONGEST_RUN - 1] + "…"
    words = escape(in_xml(short)).replace("\n", f"{_CLOSING}<w:br/>{_OPENING}")
    return f"<w:r>{f'<w:rPr>{told}</w:rPr>' if told else ''}{_OPENING}{words}{_CLOSING}</w:r>"


def paragraph(
    *runs: str,
    style: str = "",
    keep: bool = False,
    before: float = 0,
    align: str = "",
    new_page: bool = False,
) -> str:
    """A paragraph in a style, with room `before` it in points; `keep` it on a page with what follows."""
    told = f'<w:pStyle w:val="{style_id(style)}"/>' if style else ""
    told += "<w:keepNext/>" if keep else ""
    told += "<w:pageBreakBefore/>" if new_page else ""
    told += f'<w:spacing w:before="{round(before * _TWIPS)}"/>' if before else ""
    told += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p>{f'<w:pPr>{told}</w:pPr>' if told else ''}{''.join(runs)}</w:p>"


def room(*, keep: bool = False) -> str:
    """Some room below a table, which the next one would else grow together with."""
    keeping = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr>{keeping}<w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'


def table(
    widths: Sequence[float],
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: Collection[int] = (),
) -> str:
    """A table whose columns are so many centimetres wide; cells are paragraphs.

    The words of the `head` are repeated on every page; those over columns of `numbers` stand at the right.
    """
    shade = f'<w:shd w:val="clear" w:fill="{_HEAD_FILL}"/>'
    named = [
        paragraph(run(name, bold=True), style="In a table", keep=True, align="right" if at in numbers else "")
        for at, name in enumerate(head)
    ]
    first = _row(widths, named, "<w:cantSplit/><w:tblHeader/>", shade)
    return _grid(widths, first + "".join(_row(widths, cells) for cells in rows))


def frame(width: float, *paragraphs: str) -> str:
    """A frame around paragraphs, on one page."""
    return _grid([width], _row([width], ["".join(paragraphs)], "<w:cantSplit/>"))


def _grid(widths: Sequence[float], rows: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    told = '<w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{told}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _row(widths: Sequence[float], cells: Sequence[str], told: str = "", shade: str = "") -> str:
    properties = f"<w:trPr>{told}</w:trPr>" if told else ""
    filled = (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{_twips(width)}"/>{shade}</w:tcPr>{cell or _EMPTY}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr>{properties}{''.join(filled)}</w:tr>"


def bookmarked(runs: str, anchor: str, number: int) -> str:
    """A bookmark around the words of a heading; no two in a document have the same number."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{_bookmark(anchor)}"/>'
    return f'{start}{runs}<w:bookmarkEnd w:id="{number}"/>'


def contents(entries: Sequence[tuple[int, str, str]]) -> str:
    """A field of contents that is filled in: level, words and bookmark of each heading.

    It asks for no page numbers, which only a word processor knows, so that nothing in it is ever out of date.
    """
    last = len(entries) - 1
    begin = f"{_mark('begin')}{_code(_CONTENTS)}{_mark('separate')}"
    return "".join(
        paragraph(
            begin if at == 0 else "",
            f'<w:hyperlink w:anchor="{_bookmark(anchor)}" w:history="1">{run(text)}</w:hyperlink>',
            _mark("end") if at == last else "",
            style=f"toc {level}",
        )
        for at, (level, text, anchor) in enumerate(entries)
    )


def field(code: str, shown: str) -> str:
    """What a word processor fills in, such as the number of the page."""
    return f"{_mark('begin')}{_code(code)}{_mark('separate')}{run(shown)}{_mark('end')}"


def style_id(style: str) -> str:
    """What a style is called in the file."""
    return style.replace(" ", "")


def _twips(centimetres: float) -> int:
    return round(centimetres * _TWIPS_PER_CM)


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(code: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'


def _bookmark(anchor: str) -> str:
    bare = "".join(char if char.isascii() and char.isalnum() else "_" for char in anchor)
    if len(bare) <= _LONGEST_NAME and bare == anchor.replace("-", "_"):
        return bare
    return f"{bare[:27]}_{hashlib.sha256(anchor.encode(errors='replace')).hexdigest()[:12]}"
