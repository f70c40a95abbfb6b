"""Passages: whatever is cut out of them still quotes its source letter for letter."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coomet_graph.documents import Passage, join
from coomet_graph.documents.text import read_text

LETTERS = st.text(alphabet="abcАБ-–.(\u0301😀 \t\n", min_size=1, max_size=80).filter(str.strip)


def whole(text: str) -> Passage:
    return join(line.passage for line in read_text("a.txt", text.encode()).lines)


def folded(text: str, first: int, last: int) -> str:
    return " ".join(" ".join(text.split("\n")[first - 1 : last]).split())


@given(LETTERS, st.data())
def test_a_cut_is_the_text_between_its_offsets(text, data) -> None:
    passage = whole(text)
    start = data.draw(st.integers(0, len(passage.text)))
    end = data.draw(st.integers(start, len(passage.text)))
    cut = passage.cut(start, end)
    assert cut.text == Passage(cut.words).text == passage.text[start:end].strip()


@given(LETTERS, st.booleans(), st.data())
def test_a_cut_of_what_was_cut_in_two_is_its_text_too(text, is_glued, data) -> None:
    passage = whole(text)
    middle = data.draw(st.integers(0, len(passage.text)))
    left, right = passage.cut(0, middle), passage.cut(middle)
    if is_glued and right:
        right = Passage((replace(right.words[0], glued=True), *right.words[1:]))
    again = left + right
    start = data.draw(st.integers(0, len(again.text)))
    end = data.draw(st.integers(start, len(again.text)))
    cut = again.cut(start, end)
    assert cut.text == Passage(cut.words).text


@given(LETTERS, st.data())
def test_places_quote_the_source(text, data) -> None:
    passage = whole(text)
    start = data.draw(st.integers(0, len(passage.text)))
    end = data.draw(st.integers(start, len(passage.text)))
    for place in passage.cut(start, end).places("a.txt", "Note"):
        assert place.quotation in folded(text, place.first_line, place.last_line)
        assert place.column == "Note"


@given(LETTERS, st.data())
def test_two_halves_of_one_cut_quote_the_source_too(text, data) -> None:
    passage = whole(text)
    middle = data.draw(st.integers(0, len(passage.text)))
    again = passage.cut(0, middle) + passage.cut(middle)
    for place in again.places("a.txt"):
        assert place.quotation in folded(text, place.first_line, place.last_line)


@given(LETTERS)
def test_line_starts_are_where_lines_begin(text) -> None:
    passage = whole(text)
    lines = dict.fromkeys(word.line for word in passage.words)
    assert len(passage.line_starts()) == len(lines)
    assert all(offset in passage.starts for offset in passage.line_starts())


def test_words_that_do_not_follow_one_another_are_several_places() -> None:
    passage = whole("one two\nthree four")
    apart = passage.cut(0, 3) + passage.cut(14)
    assert [(place.first_line, place.quotation) for place in apart.places("a.txt")] == [
        (1, "one"),
        (2, "four"),
    ]


def test_nothing_is_nowhere() -> None:
    assert not Passage()
    assert Passage().places("a.txt") == ()
    assert Passage().cut(0, 5).text == ""
