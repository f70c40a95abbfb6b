"""Word files out of bare WordprocessingML: what no program lets one write on purpose."""

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from coomet_graph.documents import Document
from coomet_graph.documents.word import read_word
from tests.documents.typeset import docx_of

_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def body_of(xml: str) -> bytes:
    """A Word file with this body."""

    def change(document: WordDocument) -> None:
        body = document.element.body
        for element in list(body):
            body.remove(element)
        body.extend(list(parse_xml(f"<w:body {nsdecls('w', 'r')} {_MORE}>{xml}</w:body>")))

    return docx_of(change=change)


def read_body(xml: str) -> Document:
    return read_word("a.docx", body_of(xml))


def texts(document: Document) -> list[tuple[int, list[str]]]:
    """The lines with their numbers."""
    return [(line.number, [cell.text for cell in line.cells]) for line in document.lines]


def told(document: Document) -> list[tuple[str, str, int | None]]:
    """The findings: rule, words, and the line they stand on."""
    return [
        (finding.rule, place.quotation, place.first_line)
        for finding in document.findings
        for place in finding.places
    ] + [(finding.rule, " ".join(finding.key), None) for finding in document.findings if not finding.places]


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run that is no XML is text."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "", tag: str = "t") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tc(*blocks: str, properties: str = "") -> str:
    inner = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"
