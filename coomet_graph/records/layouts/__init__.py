"""Which table is this, and what is in which cell: Document → Layout."""

from dataclasses import replace

from coomet_graph.documents.model import Document
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.records.layouts.gridded import lay_out_cells
from coomet_graph.records.layouts.gridless import lay_out_text
from coomet_graph.records.layouts.header_rests import with_rests_parted
from coomet_graph.records.layouts.header_rows import with_headers_joined
from coomet_graph.records.layouts.mapping import ColumnMapping
from coomet_graph.records.layouts.model import Layout, Row, Table
from coomet_graph.records.layouts.numbering import ANY, DECIMAL
from coomet_graph.records.layouts.recognition import (
    recognise,
    refuse_half_known,
    refuse_twice,
    require_certainty,
    told,
)
from coomet_graph.records.layouts.sheets import tell_sheets, unread_tables, without_unread
from coomet_graph.records.lexicon import Lexicon

__all__ = ["Layout", "Row", "Table", "lay_out", "with_headers_joined", "with_rests_parted"]


def lay_out(document: Document, lexicon: Lexicon, mapping: ColumnMapping | None = None) -> Layout:
    """The rows of the document; a mapping says what its columns are.

    Raises UnreadableDocumentError if it holds no table of a programme, or columns that are not certain.
    """
    document = with_headers_joined(with_rests_parted(document))
    found = recognise(document, lexicon, mapping)
    if not found:
        try:
            return lay_out_text(document, lexicon)
        except UnreadableDocumentError:
            refuse_half_known(document, lexicon)
            raise
    refuse_twice(document.file, found)
    require_certainty(document.file, found)
    headers = {each.line.number: each.header for each in found}
    numbering = ANY if mapping is not None and mapping.any_numbers else DECIMAL
    layout = lay_out_cells(document, headers, lexicon, numbering)
    # A mapping names the tables that count.
    unread = unread_tables(document, found, lexicon) if mapping is None else []
    back = without_unread(layout.back, unread)
    sheets = tell_sheets(document, back, unread)
    return replace(layout, back=back, findings=(*layout.findings, *sheets, *told(document, found)))
