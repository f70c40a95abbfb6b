"""In every format, the lines shown around a quotation are those that it stands on."""

from pathlib import Path

import pytest

from coomet_graph import resources
from coomet_graph.documents.model import Document, Passage
from coomet_graph.documents.reading import read_content
from coomet_graph.documents.shown import shown_lines
from coomet_graph.pipeline.building import bundled_sources
from coomet_graph.records import load_lexicon, read_records
from coomet_graph.records.descriptions import describe
from coomet_graph.records.layouts import lay_out
from coomet_graph.reports.neighbours import SourceFiles
from tests.documents.same_table import TABLE
from tests.documents.test_same_graph import FORMATS
from tests.documents.typeset import docx_of, tables_of


def astray(document: Document, *passages: Passage) -> list[str]:
    """The quotations of these passages that no line, or another one, is shown for."""
    files = SourceFiles((), {}, lambda _file: list(shown_lines(document)))
    wrong: list[str] = []
    for words in passages:
        for place in words.places(document.file):
            around = files.around(place)
            shown = "" if around is None else " ".join(around.lines)
            # Long lines are shortened; what they begin with is shown.
            if not shown or not ("…" in shown or all(word in shown for word in place.quotation.split())):
                wrong.append(place.quotation)
    return wrong


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("source", bundled_sources(), ids=lambda path: path.stem[7:11])
def test_quotations_stand_on_the_lines_that_are_shown(source: Path, form: str) -> None:
    lexicon = load_lexicon(resources.data_folder() / "reference")
    text = read_content(source.name, source.read_bytes())
    content = FORMATS[form](*tables_of(lay_out(text, lexicon)))
    document = read_content(f"programme.{form}", content)
    entries = read_records(document, lexicon, describe(source)).entries
    numbers = [entry.number for entry in entries if entry.number]
    terms = [entry.term.words for entry in entries if entry.term is not None]
    cited = [read.words for entry in entries for read in entry.citations]
    performers = [read.words for entry in entries for read in entry.performers]
    assert len(terms) > 20
    assert astray(document, *numbers, *terms, *cited, *performers) == []


def test_paragraphs_of_a_word_table_are_lines() -> None:
    document = read_content("programme.docx", docx_of(TABLE))
    shown = [(line.number, line.text) for line in shown_lines(document)]
    assert shown == [
        (1, "WORK PROGRAM OF TC 4 FOR 2031–2033"),
        *enumerate(("Activity", "Action", "Timeframes", "Performers", "Note"), start=2),
        (7, "1. Обучение"), (8, "1.1. Проведение семинаров"), (9, "для молодых метрологов"), (10, "2031"),
        (11, "ТК 4"), (14, "1.2. Seminars on length"), (15, "2032–2033"), (16, 'SC 4.3, "PTB"'),
        (17, "annually; see 1.1"), (18, "In total: two"), (19, "all"),
    ]  # fmt: skip
