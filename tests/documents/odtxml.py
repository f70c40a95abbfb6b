"""OpenDocument texts out of bare XML: what no program lets one write on purpose."""

from tests.documents.typeset import odt_of, with_parts

_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = (
    f'xmlns:office="{_OPEN}office:1.0" xmlns:text="{_OPEN}text:1.0" xmlns:table="{_OPEN}table:1.0" '
    f'xmlns:style="{_OPEN}style:1.0" xmlns:draw="{_OPEN}drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:loext="urn:org:documentfoundation:loext:1.0"'
)


def odt_with(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with this body and these styles."""
    content = (
        f"<office:document-content {_SPACES}>{styles}<office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )

    return with_parts(odt_of(), lambda parts: parts.update({"content.xml": content.encode()}))
