"""Separated values: which they are, by their content, and on which line of the file each word stands."""

import pytest

from coomet_graph.documents import Document
from coomet_graph.documents.reading import read_content
from coomet_graph.errors import UnreadableDocumentError
from tests.documents.wordml import texts


def read(text: str, file: str = "a.csv") -> Document:
    return read_content(file, text.encode())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_what_the_rows_agree_on(separator) -> None:
    rows = [["No.", "Name, of; event", "Terms"], ["1.1", "One; two, three", "2031"], ["1.2", "x", ""]]
    quoted = "\n".join(separator.join(f'"{value}"' for value in row) for row in rows)
    if separator != "\t":
        assert [cells for _, cells in texts(read(quoted))] == rows
    plain = quoted.replace('"', "")
    if separator == "\t":
        assert [cells for _, cells in texts(read(plain))] == rows


def test_words_stand_on_their_lines_even_behind_quoted_line_ends() -> None:
    document = read('a;b;c\n"d\ne\n\nf";"g\nh";i\nj;k;l\n')
    assert texts(document) == [(1, ["a", "b", "c"]), (2, ["d e f", "g h", "i"]), (7, ["j", "k", "l"])]
    assert [word.line for word in document.lines[1].passage.words] == [2, 3, 5, 5, 6, 6]


def test_tabs_with_quoted_line_ends() -> None:
    document = read('a\tb\tc\nd\t"e\n""f"""\tg\n', "a.txt")
    assert texts(document) == [(1, ["a", "b", "c"]), (2, ["d", 'e "f"', "g"])]


def test_quotation_marks_are_letters_where_there_are_only_tabs() -> None:
    document = read('a\t"b" c\td\ne\tf "g\nh\ti"\tj\n', "a.txt")
    assert [cells for _, cells in texts(document)] == [
        ["a", '"b" c', "d"],
        ["e", 'f "g'],
        ["h", 'i"', "j"],
    ]


def test_a_spreadsheet_may_announce_the_separator() -> None:
    assert texts(read("sep=|\na|b|c\nd|e|f\n", "a.txt")) == [(2, ["a", "b", "c"]), (3, ["d", "e", "f"])]


def test_front_matter_and_rows_of_other_lengths() -> None:
    document = read("WORK PROGRAM\n\na,b,c\nd,e\n,,\nf,g,h,\nend\n")
    assert texts(document) == [
        (1, ["WORK PROGRAM"]),
        (3, ["a", "b", "c", ""]),
        (4, ["d", "e", "", ""]),
        (6, ["f", "g", "h", ""]),
        (7, ["end"]),
    ]


def test_values_in_columns_are_told_from_text_with_commas() -> None:
    values = "a,b,c\nd,e,f\ng,h,i\n"
    assert texts(read(values, "a.txt"))[0] == (1, ["a", "b", "c"])
    prose = "In spring, seminars will be held.\nIn autumn, as always, TC 4, SC 4.3 report.\nThe end.\n"
    assert texts(read(prose, "a.txt"))[0] == (1, ["In spring, seminars will be held."])
    assert len(read(prose, "a.txt").lines[0].cells) == 1


def test_one_column_is_lines() -> None:
    assert texts(read("a\nb c\n")) == [(1, ["a"]), (2, ["b c"])]


@pytest.mark.parametrize("wrong", ['g;"h" i;j\n', 'g;"h;i\nj;k;l\n', f'g;"{"h" * 200_000}";i\n'])
def test_quotation_marks_that_do_not_match(wrong) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"a\.csv: from line 3 on"):
        read("a;b;c\nd;e;f\n" + wrong)


def test_too_many_columns() -> None:
    with pytest.raises(UnreadableDocumentError, match="1000 columns"):
        read(";".join(["a"] * 1_001) + "\n")
