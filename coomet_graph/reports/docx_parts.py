"""A Word document of ours without its text: pages, styles, header and footer; and what puts text into it."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as DocumentValue
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, Length, Pt, RGBColor

from coomet_graph.reports.docx_markup import LANGUAGES, field, run

_FONT = "Arial"
_INK, _GREY = RGBColor(0x1B, 0x1B, 0x1B), RGBColor(0x4A, 0x4A, 0x4A)


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
    document.core_properties.language = LANGUAGES[language]
    _styles(document, language)
    return document


def _styles(document: DocumentValue, language: str) -> None:
    styles = document.styles
    tag = LANGUAGES[language]
    for spoken in styles.element.iterfind(f"{qn('w:docDefaults')}//{qn('w:lang')}"):
        spoken.set(qn("w:val"), tag)
        spoken.set(qn("w:eastAsia"), tag)
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


def header_and_footer(document: DocumentValue, title: str, page: str, of: str) -> None:
    """The title above each page, and its number below."""
    section = document.sections[0]
    section.header.paragraphs[0].text = title
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for each in _parsed(run(f"{page} ") + field("PAGE", "1") + run(f" {of} ") + field("NUMPAGES", "1")):
        footer._p.append(each)


def write(document: DocumentValue, markup: str) -> None:
    """Put paragraphs and tables at the end of the document, before what tells the size of its pages."""
    end = document.element.body.sectPr
    for each in _parsed(markup):
        end.addprevious(each)


def _parsed(markup: str) -> list[Any]:
    return list(parse_xml(f"<w:body {nsdecls('w')}>{markup}</w:body>"))


def picture(document: DocumentValue, png: bytes, width: Length, height: Length, words: str) -> None:
    """A picture as large as it may be within these bounds, with words for those who cannot see it."""
    shape = document.add_picture(BytesIO(png))
    factor = min(width / shape.width, height / shape.height, 1)
    shape.width, shape.height = Emu(int(shape.width * factor)), Emu(int(shape.height * factor))
    shape._inline.docPr.set("descr", words)
