"""Stage 1, file → Document: the words of a file with their places. Nothing later knows the format."""

from coomet_graph.documents.model import Document, Line, Passage, Word, join
from coomet_graph.documents.reading import is_plain_text, read_document

__all__ = ["Document", "Line", "Passage", "Word", "is_plain_text", "join", "read_document"]
