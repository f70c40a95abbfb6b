"""Days, months and quarters in terms."""

import pytest

from coomet_graph.records.grammars.moments import moments_of


@pytest.mark.parametrize(
    ("term", "moments"),
    [
        ("until 30.06.2031", (30, 6)),
        ("до 30 июня 2031 г.", (30, 6)),
        ("until June 30, 2031", (6, 30)),
        ("Q1 2031", (1,)),
        ("I quarter 2031", (1,)),
        ("IV кв. 2031 г.", (4,)),
        ("May 2031", (5,)),
        ("до мая 2031", (5,)),
        ("май–октябрь 2031", (5, 10)),
        ("март 2031", (3,)),
        ("May-24", (5,)),
        ("2024-26", ()),
        ("2024–2026", ()),
        ("2031, 2032", ()),
        ("annually", ()),
        ("after the decision of the committee", ()),
        ("по мере необходимости, мероприятие", ()),
        ("", ()),
    ],
)
def test_what_a_term_names_within_its_years(term: str, moments: tuple[int, ...]) -> None:
    assert moments_of(term) == moments
