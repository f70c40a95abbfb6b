import pytest
from hypothesis import given
from hypothesis import strategies as st

from coomet_graph.documents import Passage, Word
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
        ("2023-25", Term(2023, 2025)),
        ("2023/2024", Term(2023, 2024)),
        ("2024-2026 г.г.", Term(2024, 2026)),
        ("2024 & 2026", Term(2024, 2026, (2024, 2026))),
        ("in spring 2021", Term(2021, 2021)),
        ("весной 2021 года", Term(2021, 2021)),
        ("early 2025", Term(2025, 2025)),
        ("mid-2025", Term(2025, 2025)),
        ("Q3/2025", Term(2025, 2025)),
        ("2025 Q3", Term(2025, 2025)),
        ("3Q 2025", Term(2025, 2025)),
        ("2024 onwards", Term(2024, None, (), "open-ended")),
        ("Annual", Term(recurrence="annual")),
        ("biennial", Term(recurrence="biennial")),
        ("Continuous", Term(recurrence="ongoing")),
        ("Throughout the period", Term(recurrence="ongoing")),
        ("весь период", Term(recurrence="ongoing")),
        ("starting from 2027", Term(2027, recurrence="open-ended")),
        ("up to 2029", Term(end=2029)),
        ("в течение всего периода", Term(recurrence="ongoing")),
        ("on request", Term(recurrence="as-needed")),
        ("по мере поступления", Term(recurrence="as-needed")),
        ("annually (2024–2026)", Term(2024, 2026, (), "annual")),
        ("Ежегодно в 2024–2026 гг.", Term(2024, 2026, (), "annual")),
        ("2024–2026, annually", Term(2024, 2026, (), "annual")),
        ("2024–2026 (постоянно)", Term(2024, 2026, (), "ongoing")),
        ("2023–25 гг.", Term(2023, 2025)),
        ("05.2024", Term(2024, 2024)),
        ("5/2024", Term(2024, 2024)),
        ("May-24", Term(2024, 2024)),
        ("май.24", Term(2024, 2024)),
        ("Dec 2024", Term(2024, 2024)),
        ("by 05.2024", Term(None, 2024)),
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
        ("2024, 2025", Term(2024, 2025, (2024, 2025))),
        ("2024, 2026 and 2027", Term(2024, 2027, (2024, 2026, 2027))),
        ("2024 г., 2026 г.", Term(2024, 2026, (2024, 2026))),
        ("2024 и 2026 годы", Term(2024, 2026, (2024, 2026))),
        ("2024, 2025–2026", Term(2024, 2026)),
        ("2024–25; 2027", Term(2024, 2027, (2024, 2025, 2027))),
        ("2024 г., 2026–2027 гг.", Term(2024, 2027, (2024, 2026, 2027))),
        ("Q2 2024", Term(2024, 2024)),
        ("Q1–Q2 2024", Term(2024, 2024)),
        ("2nd quarter of 2024", Term(2024, 2024)),
        ("first half of 2024", Term(2024, 2024)),
        ("end of 2024", Term(2024, 2024)),
        ("I–II кв. 2024", Term(2024, 2024)),
        ("1-е полугодие 2024 г.", Term(2024, 2024)),
        ("вторая половина 2024 г.", Term(2024, 2024)),
        ("15.03.2024", Term(2024, 2024)),
        ("2024-03-15", Term(2024, 2024)),
        ("15 марта 2024 г.", Term(2024, 2024)),
        ("in 2024", Term(2024, 2024)),
        ("в 2024 году", Term(2024, 2024)),
        ("by 30.06.2025", Term(end=2025)),
        ("by June 30, 2025", Term(end=2025)),
        ("by Q3 2025", Term(end=2025)),
        ("not later than June 2025", Term(end=2025)),
        ("не позднее 1 декабря 2025 г.", Term(end=2025)),
        ("до IV квартала 2025 г.", Term(end=2025)),
        ("к концу 2025 года", Term(end=2025)),
        ("during 2024–2026", Term(2024, 2026)),
        ("в течение 2024–2026 гг.", Term(2024, 2026)),
        ("01.02.2024 – 30.11.2025", Term(2024, 2025)),
        ("IV квартал 2024 г. – I квартал 2025 г.", Term(2024, 2025)),
        ("с марта 2024 г. по июнь 2025 г.", Term(2024, 2025)),
        ("from March 2024", Term(2024, None, (), "open-ended")),
        ("с марта 2024 г.", Term(2024, None, (), "open-ended")),
    ],
)
def test_a_term_in_every_form(written, term) -> None:
    found = parse_term(passage(written))
    assert found is not None
    assert found.value == term
    assert found.words == passage(written)


@pytest.mark.parametrize("written", ["2024¹–2026", "2024–2026²", "¹ 2024–2026", "2024–2026 ³"])
def test_the_mark_of_a_footnote_is_no_part_of_a_term(written) -> None:
    term = parse_term(passage(written))
    assert term is not None
    assert term.value == Term(2024, 2026)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "20217",
        "TC 4",
        "in spring",
        "quarterly",
        "2024–2026, quarterly",
        "D6/2013",
        "2021 2023 2025",
        "2026–2024, 2027",
        "1899",
        "R/IT/24:2014",
        "99.99.2024",
        "2024-99-99",
        "before 2024",
    ],
)
def test_what_is_no_term(text) -> None:
    assert parse_term(passage(text)) is None


@given(YEARS, YEARS, DASHES, SPACES, SPACES)
def test_a_range_is_the_same_term_however_it_is_written(start, end, dash, left, right) -> None:
    found = parse_term(passage(f"{start}{left}{dash}{right}{end}"))
    assert found is not None
    assert found.value == Term(start, end)


@given(st.lists(YEARS, min_size=2, max_size=5), st.sampled_from([", ", "; ", " and ", ", and ", " и "]))
def test_single_years_are_told_one_by_one(years, between) -> None:
    found = parse_term(passage(between.join(map(str, years))))
    assert found is not None
    assert found.value == Term(min(years), max(years), tuple(years))


def test_days_and_half_years_in_running_text_leave_its_words_alone() -> None:
    found = list(find_terms(passage("Seminar held on 15.03.2024 in Minsk")))
    assert [item.words.text for item in found] == []


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


def test_years_on_lines_of_their_own() -> None:
    words = [Word(text, line, line) for line, text in enumerate(("2024", "2026–2027"), 1)]
    term = parse_term(Passage(tuple(words)))
    assert term is not None
    assert term.value == Term(2024, 2027, (2024, 2026, 2027))
