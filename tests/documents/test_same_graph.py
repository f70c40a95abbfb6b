"""Both bundled programmes, set in every format, give the graph of their texts, but for places."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from pyoxigraph import Triple

from coomet_graph import resources
from coomet_graph.documents.reading import read_content
from coomet_graph.graph import build_programme
from coomet_graph.iris import Minter
from coomet_graph.namespaces import COOMET, PROV
from coomet_graph.pipeline.building import bundled_sources
from coomet_graph.records import ProgrammeRecord, load_lexicon, read_records
from coomet_graph.records.descriptions import describe
from coomet_graph.records.layouts import lay_out
from tests.documents.typeset import Typeset, docx_of, html_of, odt_of, separated_of, tables_of
from tests.documents.typeset_pdf import pdf_of_tables
from tests.documents.typeset_xlsx import saved

Setter = Callable[..., bytes]
# What says where words stand, and in which file.
PLACES = {PROV + "wasDerivedFrom", COOMET + "fileName", COOMET + "sha256"}
EVIDENCE = "/evidence/"


def xlsx_of(*tables: Typeset) -> bytes:
    """A workbook with a sheet for each table."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for number, each in enumerate(tables, start=1):
        sheet = book.create_sheet(f"Table {number}")
        for line in each.front:
            sheet.append([line])
        start = len(each.front)
        for row in each.rows:
            sheet.append(list(row))
        for top, left, bottom, right in each.merges:
            sheet.merge_cells(
                start_row=start + top + 1,
                start_column=left + 1,
                end_row=start + bottom + 1,
                end_column=right + 1,
            )
    return saved(book)


FORMATS: dict[str, Setter] = {
    "docx": docx_of,
    "odt": odt_of,
    "html": html_of,
    "csv": separated_of,
    "xlsx": xlsx_of,
    "pdf": pdf_of_tables,
}


@pytest.fixture(scope="module")
def lexicon():
    return load_lexicon(resources.data_folder() / "reference")


def facts(record: ProgrammeRecord) -> set[str]:
    """What a source states, without where."""

    def is_about_places(triple: Triple) -> bool:
        return EVIDENCE in str(triple.subject) or triple.predicate.value in PLACES

    return {str(each) for each in build_programme(record, Minter()).triples() if not is_about_places(each)}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("source", bundled_sources(), ids=lambda path: path.stem[7:11])
def test_it_gives_the_graph_of_the_text(source: Path, form: str, lexicon) -> None:
    described = describe(source)
    text = read_content(source.name, source.read_bytes())
    content = FORMATS[form](*tables_of(lay_out(text, lexicon)))
    document = read_content(f"programme.{form}", content)
    record = read_records(document, lexicon, described)
    assert facts(record) == facts(read_records(text, lexicon, described))
    for entry in record.entries:
        for place in entry.title.words.places(document.file):
            assert place.quotation in entry.title.words.text
            assert (place.cell is not None) == (form == "xlsx")
            assert (place.page is not None) == (form == "pdf")
