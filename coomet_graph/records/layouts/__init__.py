"""Which table is this, and what is in which cell: Document → Layout."""

from coomet_graph.documents.model import Document
from coomet_graph.records.layouts.columns import header_of_cells
from coomet_graph.records.layouts.gridless import lay_out_text
from coomet_graph.records.layouts.model import Layout, Row, Table
from coomet_graph.records.layouts.tabular import lay_out_table
from coomet_graph.records.lexicon import Lexicon

__all__ = ["Layout", "Row", "Table", "lay_out"]


def lay_out(document: Document, lexicon: Lexicon) -> Layout:
    """The rows of the document; raises UnreadableDocumentError if it holds no table of a programme."""
    if document.has_cells and any(header_of_cells(line) for line in document.lines):
        return lay_out_table(document, lexicon)
    return lay_out_text(document, lexicon)
