"""Automatic numbers: what everybody sees, and no paragraph holds."""

import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from coomet_graph.documents.html import read_html
from coomet_graph.documents.labels import Counter, numeral
from coomet_graph.documents.odt import read_odt
from coomet_graph.documents.word import read_word
from tests.documents.odtxml import odt_with
from tests.documents.typeset import docx_of, with_parts
from tests.documents.wordml import body_of, p, table, tc, texts, tr

LEVELS = """
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="upperRoman"/><w:isLgl/><w:lvlText w:val="%2.%4"/></w:lvl>
"""
NUMBERING = f"""<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="5">{LEVELS}</w:abstractNum>
<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="Styled"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="5"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>
  <w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2"/></w:lvl>
  </w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="99"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="6"/></w:num>
</w:numbering>"""


def numbered(*items: tuple[str, int, int], body: str = "") -> list[str]:
    """The lines of a file with these paragraphs: text, list and level."""
    paragraphs = (
        p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        for text, number, level in items
    )
    content = with_parts(
        body_of("".join(paragraphs) + body),
        lambda parts: parts.update({"word/numbering.xml": NUMBERING.encode()}),
    )
    return [" | ".join(cells) for _, cells in texts(read_word("a.docx", content))]


def test_levels_count_and_begin_anew_below_the_next_number() -> None:
    items = ("a", 1, 0), ("b", 1, 1), ("c", 1, 1), ("d", 1, 0), ("e", 1, 1)
    assert numbered(*items) == ["3. a", "3.a) b", "3.b) c", "4. d", "4.a) e"]


def test_lists_of_one_kind_count_on_unless_one_says_where_it_starts() -> None:
    assert numbered(("a", 1, 0), ("b", 2, 0), ("c", 3, 0)) == ["3. a", "4. b", "3. c"]


def test_a_list_may_have_a_level_of_its_own() -> None:
    assert numbered(("a", 3, 1), ("b", 3, 1)) == ["1 a", "2 b"]


def test_bullets_are_no_numbers_and_levels_may_be_written_in_digits() -> None:
    assert numbered(("a", 1, 0), ("b", 1, 2), ("c", 1, 3)) == ["3. a", "b", "1.1 c"]


@pytest.mark.parametrize(("number", "level"), [(0, 0), (4, 0), (7, 0), (1, 8)])
def test_a_paragraph_of_no_list(number, level) -> None:
    assert numbered(("a", number, level)) == ["a"]


def test_a_number_alone_in_its_cell() -> None:
    alone = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    rows = table(tr(tc(alone), tc("a")), tr(tc(alone), tc("b")))
    assert numbered(body=rows) == ["3. | a", "4. | b"]


def test_what_is_deleted_has_no_number() -> None:
    row = tr(tc(p("x", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')), properties="<w:del/>")
    kept = tr(tc(p("y", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')))
    assert numbered(body=table(row, kept)) == ["3. y"]


def test_a_style_may_number_its_paragraphs() -> None:
    def change(document: WordDocument) -> None:
        parent = document.styles.add_style("Item", WD_STYLE_TYPE.PARAGRAPH)
        numbers = parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>')
        parent.element.get_or_add_pPr().append(numbers)
        heir = document.styles.add_style("Heir", WD_STYLE_TYPE.PARAGRAPH)
        heir.base_style = parent
        for style in ("Item", "Heir"):
            document.add_paragraph("a", style=style)

    def number(parts: dict[str, bytes]) -> None:
        linked = LEVELS.replace(
            '<w:numFmt w:val="lowerLetter"/>', '<w:numFmt w:val="lowerLetter"/><w:pStyle w:val="Item"/>'
        )
        parts["word/numbering.xml"] = NUMBERING.replace(LEVELS, linked).encode()

    document = read_word("a.docx", with_parts(docx_of(change=change), number))
    assert texts(document) == [(1, ["3.a) a"]), (2, ["3.b) a"])]


def test_a_list_may_stand_for_that_of_a_style() -> None:
    def change(document: WordDocument) -> None:
        style = document.styles.add_style("Styled", WD_STYLE_TYPE.LIST)
        numbers = parse_xml(f"<w:pPr {nsdecls('w')}><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>")
        style.element.append(numbers)
        paragraph = document.add_paragraph("a")
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f"<w:numPr {nsdecls('w')}><w:ilvl w:val='1'/><w:numId w:val='5'/></w:numPr>")
        )

    content = with_parts(
        docx_of(change=change), lambda parts: parts.update({"word/numbering.xml": NUMBERING.encode()})
    )
    assert texts(read_word("a.docx", content)) == [(1, ["3.a) a"])]


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (4, "decimal", "4"), (4, "decimalZero", "04"), (28, "lowerLetter", "bb"), (2, "upperLetter", "B"),
        (3, "russianLower", "в"), (1994, "upperRoman", "MCMXCIV"), (4, "i", "iv"), (4, "no such form", "4"),
        (0, "upperRoman", "0"), (0, "a", "0"),
    ],
)  # fmt: skip
def test_forms_of_numbers(number, form, written) -> None:
    assert numeral(number, form) == written


def test_a_level_that_nothing_stood_on_has_its_first_number() -> None:
    counter = Counter()
    assert counter.next(2, 1) == 1
    assert counter.at(1, 5) == 5
    assert counter.next(1, 5) == 6


# ---------------------------------------------------------------- OpenDocument and HTML


STYLES = """<office:automatic-styles>
<text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"
    text:display-levels="2" text:start-value="2"/>
  <text:list-level-style-bullet text:level="3" text:bullet-char="•"/>
</text:list-style>
<text:list-style style:name="M">
  <text:list-level-style-number text:level="1" style:num-format="1" loext:num-list-format="§%1%:"/>
</text:list-style>
</office:automatic-styles>"""


def odt_lines(body: str, styles: str = STYLES) -> list[str]:
    return [line.passage.text for line in read_odt("a.odt", odt_with(body, styles)).lines]


def item(*inner: str, attributes: str = "") -> str:
    return f"<text:list-item {attributes}>{''.join(inner)}</text:list-item>"


def test_lists_of_an_open_document() -> None:
    inner = f"<text:list>{item('<text:p>b</text:p>')}{item('<text:p>c</text:p>')}</text:list>"
    deepest = f"<text:list>{item('<text:p>e</text:p>')}</text:list>"
    deeper = f"<text:list>{item(deepest)}</text:list>"
    body = (
        f'<text:list text:style-name="L"><text:list-header><text:p>h</text:p></text:list-header>'
        f"{item('<text:p>a</text:p><text:p>more</text:p>', inner)}{item('<text:p>d</text:p>', deeper)}"
        "</text:list>"
    )
    assert odt_lines(body) == ["h", "1. a", "more", "1.b) b", "1.c) c", "2. d", "e"]


def test_a_list_goes_on_or_begins_anew() -> None:
    def a_list(attributes: str, text: str, item_attributes: str = "") -> str:
        inner = item(f"<text:p>{text}</text:p>", attributes=item_attributes)
        return f'<text:list text:style-name="M" {attributes}>{inner}</text:list>'

    body = (
        a_list("", "a")
        + a_list('text:continue-numbering="true"', "b")
        + a_list('text:continue-list="x"', "c")
        + a_list("", "d")
        + a_list("", "e", 'text:start-value="7"')
    )
    assert odt_lines(body) == ["§1: a", "§2: b", "§3: c", "§1: d", "§7: e"]


def test_numbered_headings_of_an_open_document() -> None:
    outline = """<office:styles><text:outline-style style:name="Outline">
      <text:outline-level-style text:level="1" style:num-format="1"/>
      <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>
      <text:outline-level-style text:level="3" style:num-format=""/>
    </text:outline-style></office:styles>"""
    body = "".join(
        f'<text:h text:outline-level="{level}" {more}>{text}</text:h>'
        for text, level, more in (
            ("a", 1, ""), ("b", 2, ""), ("c", 3, ""), ("d", 1, 'text:is-list-header="true"'), ("e", 2, "")
        )
    )  # fmt: skip
    assert odt_lines(body, outline) == ["1 a", "1.1 b", "c", "d", "1.2 e"]


def test_numbered_lists_of_a_page() -> None:
    page = b"""<ol start=3><li>a<li><p>b</p><ul><li>bullet</ul><ol type=a><li>c</ol>
    <li value=9>d<li></ol><ul><li>e</ul>"""
    lines = [line.passage.text for line in read_html("a.html", page).lines]
    assert lines == ["3. a", "4. b", "bullet", "a. c", "9. d", "e"]
