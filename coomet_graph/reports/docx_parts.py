"""What a Word document of ours is made of, where the library has no words for it."""

import hashlib
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentValue
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Cm, Emu, Length, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from coomet_graph.reports.safe import in_xml

_LANGUAGES = {"en": "en-GB", "ru": "ru-RU"}
_FONT = "Arial"
_INK, _GREY = RGBColor(0x1B, 0x1B, 0x1B), RGBColor(0x4A, 0x4A, 0x4A)
_HEAD_FILL = "DDE6F0"


def fit(text: str) -> str:
    """The text as an XML file can hold it."""
    return in_xml(text)


def blank(title: str, language: str) -> DocumentValue:
    """An empty document on A4 with our styles, in a language."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    document.core_properties.title = title
    document.core_properties.author = "COOMET"
    document.core_properties.comments = ""
    document.core_properties.language = _LANGUAGES[language]
    _styles(document, language)
    return document


def _styles(document: DocumentValue, language: str) -> None:
    styles = document.styles
    defaults = styles.element.find(qn("w:docDefaults"))
    properties = None if defaults is None else defaults.find(f".//{qn('w:rPr')}")
    if properties is not None:
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        properties.append(_language(language))
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "TOC Heading", "Header", "Footer"):
        style = styles[name]
        style.font.name, style.font.color.rgb = _FONT, _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for each in list(fonts.attrib):
            if each.endswith("Theme"):
                del fonts.attrib[each]
        for each in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(each), _FONT)
    sizes: dict[str, float] = {
        "Normal": 10,
        "Title": 20,
        "Subtitle": 12,
        "Heading 1": 15,
        "Heading 2": 12,
        "TOC Heading": 13,
    }
    for name, size in sizes.items():
        styles[name].font.size = Pt(size)
    styles["Subtitle"].font.italic = False
    styles["Normal"].paragraph_format.space_after = Pt(5)
    styles["Normal"].paragraph_format.widow_control = True
    own: tuple[tuple[str, float, bool], ...] = (
        *(("In a table", 9.5, False), ("Small", 8.5, False), ("Finding", 10.5, True)),
        *(("toc 1", 10, False), ("toc 2", 9.5, False)),
    )
    for name, points, is_bold in own:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc"))
        style.base_style = styles["Normal"]
        style.font.size, style.font.bold = Pt(points), is_bold
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(1), Pt(2)
    styles["Small"].font.color.rgb = _GREY
    styles["toc 2"].paragraph_format.left_indent = Cm(0.7)
    styles["Finding"].paragraph_format.space_before = Pt(14)
    styles["Finding"].paragraph_format.keep_with_next = True


def _language(language: str) -> object:
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), _LANGUAGES.get(language, language))
    tag.set(qn("w:eastAsia"), _LANGUAGES.get(language, language))
    return tag


def run(paragraph: Paragraph, text: str, *, language: str = "") -> Run:
    """Text in a language of its own, so that spell-checkers know it."""
    added = paragraph.add_run(fit(text))
    if language in _LANGUAGES:
        added._element.get_or_add_rPr().append(_language(language))
    return added


def header_and_footer(document: DocumentValue, title: str, page: str, of: str) -> None:
    """The title above each page, and its number below."""
    section = document.sections[0]
    section.header.paragraphs[0].text = title
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run(f"{page} ")
    _field(footer, "PAGE", "1")
    footer.add_run(f" {of} ")
    _field(footer, "NUMPAGES", "1")


def contents(document: DocumentValue, entries: Sequence[tuple[int, str, str]]) -> None:
    """A field of contents that is filled in: level, words and bookmark of each heading.

    It asks for no page numbers, which only a word processor knows, so that nothing in it is ever out of date.
    """
    for at, (level, text, anchor) in enumerate(entries):
        paragraph = styled(document.add_paragraph(), f"toc {level}")
        if at == 0:
            _mark(paragraph, "begin")
            _code(paragraph, 'TOC \\o "1-2" \\h \\n \\z')
            _mark(paragraph, "separate")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _bookmark(anchor))
        link.set(qn("w:history"), "1")
        written = paragraph.add_run(fit(text))
        paragraph._p.append(link)
        link.append(written._element)
        if at == len(entries) - 1:
            _mark(paragraph, "end")


def styled(paragraph: Paragraph, style: str) -> Paragraph:
    """The paragraph in a style of ours; the library would look through all styles for each paragraph."""
    paragraph._p.style = _identifier(style)
    return paragraph


def _identifier(style: str) -> str:
    return style.replace(" ", "")


def keep_together(made: Table) -> None:
    """Keep the rows of a table on one page, with what follows."""
    for row in made._tbl.tr_lst:
        for element in row.iter(qn("w:p")):
            Paragraph(element, made._parent).paragraph_format.keep_with_next = True


def bookmark(paragraph: Paragraph, anchor: str, number: int) -> None:
    """Put a bookmark around the words of a heading; no two in a document have the same number."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _bookmark(anchor))
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def picture(document: DocumentValue, png: bytes, width: Length, height: Length, words: str) -> None:
    """A picture as large as it may be within these bounds, with words for those who cannot see it."""
    shape = document.add_picture(BytesIO(png))
    factor = min(width / shape.width, height / shape.height, 1)
    shape.width, shape.height = Emu(int(shape.width * factor)), Emu(int(shape.height * factor))
    shape._inline.docPr.set("descr", words)


def table(document: DocumentValue, widths: Sequence[Length], names: Sequence[str]) -> Table:
    """A table with a row of names, which is repeated on every page."""
    made = _grid(document, len(widths))
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for cell, name, width in zip(made.rows[0].cells, names, widths, strict=True):
        cell.width = width
        styled(cell.paragraphs[0], "In a table")
        cell.paragraphs[0].add_run(fit(name)).bold = True
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), _HEAD_FILL)
        cell._tc.get_or_add_tcPr().append(shade)
    repeated = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)
    _whole(made.rows[0]._tr)
    return made


def frame(document: DocumentValue, width: Length) -> Table:
    """A frame around some words."""
    made = _grid(document, 1)
    made.autofit = False
    made.columns[0].width = made.cell(0, 0).width = width
    _whole(made.rows[0]._tr)
    return made


def _grid(document: DocumentValue, columns: int) -> Table:
    """A table of one row with lines; the library would look through all styles for each table."""
    made: Table = document.add_table(1, columns)
    made._tbl.tblPr.style = _identifier("Table Grid")
    return made


def add_row(made: Table) -> tuple[_Cell, ...]:
    """The cells of a new row."""
    return made.add_row().cells  # type: ignore[no-untyped-call, no-any-return] # the library has no types here


def settle(made: Table, *, keep: bool = False) -> None:
    """Leave some room below a table, which the next would else grow together with; `keep` them on a page."""
    room = OxmlElement("w:p")
    made._tbl.addnext(room)
    paragraph = Paragraph(room, made._parent)
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(6)
    if keep:
        keep_together(made)
        paragraph.paragraph_format.keep_with_next = True


def _whole(row: CT_Row) -> None:
    """Keep a row on one page."""
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _bookmark(anchor: str) -> str:
    """A bookmark's name: letters, digits and underscores, at most 40."""
    bare = "".join(char if char.isascii() and char.isalnum() else "_" for char in anchor)
    if len(bare) <= 40 and bare == anchor.replace("-", "_"):
        return bare
    return f"{bare[:27]}_{hashlib.sha256(anchor.encode(errors='replace')).hexdigest()[:12]}"


def _field(paragraph: Paragraph, code: str, shown: str) -> None:
    _mark(paragraph, "begin")
    _code(paragraph, code)
    _mark(paragraph, "separate")
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._element.append(mark)


def _code(paragraph: Paragraph, code: str) -> None:
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._element.append(instruction)
