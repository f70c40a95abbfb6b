"""The same table in every format is the same document, and each word is where the document says."""

import pytest

from coomet_graph.documents import read_document
from tests.documents.same_table import EXPECTED, FORMATS


@pytest.fixture(params=sorted(FORMATS))
def opened(request, tmp_path):
    chosen = FORMATS[request.param]
    (tmp_path / chosen.file).write_bytes(chosen.content)
    return chosen, read_document(tmp_path / chosen.file)


def test_cells_have_the_same_texts(opened) -> None:
    _, document = opened
    assert [[cell.text for cell in line.cells] for line in document.lines] == EXPECTED
    assert document.findings == ()


def test_words_stand_where_the_document_says(opened) -> None:
    chosen, document = opened
    for line in document.lines:
        for word in line.passage.words:
            assert word.text in chosen.text_at(chosen.content, word)


def test_a_merged_cell_is_the_same_words_in_each_of_its_rows(opened) -> None:
    chosen, document = opened
    first, second = (line.cells[0].words for line in document.lines[2:4])
    # Where cells cannot be merged, the words are written twice.
    assert (first == second) is not chosen.file.endswith(("csv", "tsv"))


def test_numbers_of_lines_rise_and_words_are_counted(opened) -> None:
    _, document = opened
    numbers = [line.number for line in document.lines]
    assert numbers == sorted(set(numbers))
    orders = {word.order for line in document.lines for word in line.passage.words}
    assert orders == set(range(len(orders)))
