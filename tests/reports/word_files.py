"""What a Word file says, for tests."""

import io

from docx import Document
from docx.oxml.ns import qn


def text_of(content: bytes) -> str:
    """All words of the document in their order, cells and paragraphs each on a line."""
    body = Document(io.BytesIO(content)).element.body
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p"))
    )
