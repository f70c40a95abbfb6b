import pytest
from hypothesis import given
from hypothesis import strategies as st

from coomet_graph.records.grammars.terms import Term, find_relative_dates, find_terms, parse_term
from tests.records.grammars.conftest import passage

DASHES = st.sampled_from("-‐‑‒–—―−")
SPACES = st.sampled_from(["", " ", "  ", "\n"])
YEARS = st.integers(1991, 2060)


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("2017", Term(2017, 2017)),
        ("2022-2023", Term(2022, 2023)),
        ("2017 –2019", Term(2017, 2019)),
        ("2021 to 2023", Term(2021, 2023)),
        ("2021–2023 гг.", Term(2021, 2023)),
        ("Annually", Term(recurrence="annual")),
        ("Ежегодно", Term(recurrence="annual")),
        ("Ongoing", Term(recurrence="ongoing")),
        ("Constantly", Term(recurrence="ongoing")),
        ("As necessary", Term(recurrence="as-needed")),
        ("once in two\nyears (2021,\n2023)", Term(2021, 2023, (2021, 2023), "biennial")),
        ("once in 2 years (2017, 2019)", Term(2017, 2019, (2017, 2019), "biennial")),
        ("once in two years", Term(recurrence="biennial")),
        ("2023 and\nbeyond", Term(2023, None, (), "open-ended")),
        ("According to the JCRB schedule", Term(recurrence="by-schedule")),
        ("According to an individual schedule", Term(recurrence="by-schedule")),
    ],
)
def test_a_term_in_every_form(written, term) -> None:
    found = parse_term(passage(written))
    assert found is not None
    assert found.value == term
    assert found.words == passage(written)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "20217", "TC 4", "in spring 2021", "D6/2013", "2021 2023 2025", "1899", "R/IT/24:2014"],
)
def test_what_is_no_term(text) -> None:
    assert parse_term(passage(text)) is None


@given(YEARS, YEARS, DASHES, SPACES, SPACES)
def test_a_range_is_the_same_term_however_it_is_written(start, end, dash, left, right) -> None:
    found = parse_term(passage(f"{start}{left}{dash}{right}{end}"))
    assert found is not None
    assert found.value == Term(start, end)


@given(YEARS)
def test_a_year_reads_back(year) -> None:
    found = parse_term(passage(str(year)))
    assert found is not None
    assert found.value == Term(year, year)


def test_years_in_codes_are_no_terms() -> None:
    assert not list(find_terms(passage("update of D6/2013 and R/IT/24:2014 under 860/RU/22")))


def test_terms_in_a_text_stand_where_they_say() -> None:
    words = passage("Plan for 2023\nwas made Annually")
    assert [(item.words.text, words.text[item.start : item.end]) for item in find_terms(words)] == [
        ("2023", "2023"),
        ("Annually", "Annually"),
    ]


def test_dates_that_depend_on_the_reader() -> None:
    assert [item.value for item in find_relative_dates(passage("in November this year"))] == ["this year"]
    assert find_relative_dates(passage("in November 2021")) == []
