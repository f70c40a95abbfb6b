"""COOMET's two working languages: which one a text, or a document as a whole, is written in.

One programme may have an edition in each. They are told apart by the language of their words, and are one
programme all the same.
"""

from coomet_graph.documents.model import Document
from coomet_graph.letters import language_of


def language_of_document(document: Document) -> str:
    """The language that most of the document's words are in."""
    return language_of(" ".join(cell.text for line in document.lines for cell in line.cells))


def source_name(key: str, language: str) -> str:
    """The name of a source that nothing describes: the programme's key, and the language if not English."""
    return key if language == "en" else f"{key}-{language}"
