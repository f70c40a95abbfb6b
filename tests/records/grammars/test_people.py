# ruff: noqa: E501 - examples are quoted whole
import pytest

from coomet_graph.records.grammars.people import (
    Person,
    find_countries,
    find_country_codes,
    find_people,
    trailing_country_codes,
    without_countries,
)
from tests.records.grammars.conftest import passage


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("L.Astafieva \nBelGIM, Belarus", Person("L. Astafieva", "belgim", "by")),
        ("N.Liakhova,  \nBelGIM, Belarus", Person("N. Liakhova", "belgim", "by")),
        ("A. B. Petrov-Vodkin", Person("A.B. Petrov-Vodkin", None, None)),
    ],
)
def test_coordinators(text, person, lexicon) -> None:
    assert [item.value for item in find_people(passage(text), lexicon)] == [person]


def test_two_people_keep_their_own_institutes(lexicon) -> None:
    people = find_people(passage("L.Astafieva BelGIM, Belarus, K.Muster PTB, Germany"), lexicon)
    assert [(item.value.organisation, item.value.country) for item in people] == [
        ("belgim", "by"),
        ("ptb", "de"),
    ]


@pytest.mark.parametrize("text", ["", "TC 4 Chair", "COOMET", "e.g. something"])
def test_nobody(text, lexicon) -> None:
    assert find_people(passage(text), lexicon) == []


def test_country_codes(lexicon) -> None:
    found = find_country_codes(passage("BY, AZ, KG, XX, 731/BY-a/17"), lexicon)
    assert [item.value for item in found] == ["by", "az", "kg"]
    assert trailing_country_codes("BelGIM, Belarus BY, DE, KZ", lexicon) == 16
    assert trailing_country_codes("BY, DE and others", lexicon) is None


@pytest.mark.parametrize(
    ("text", "countries", "left"),
    [
        ("Belarus, Georgia", ["by", "ge"], []),
        ("Беларусь, Грузия и Россия", ["by", "ge", "ru"], []),
        ("AM, Bosnia and Herzegovina; KZ", ["am", "ba", "kz"], []),
        ("BY, Nobody, Georgia", ["by", "ge"], ["Nobody"]),
        ("Nobody, at all, BY and XX", ["by"], ["Nobody, at all", "XX"]),
        ("National Institute of Metrology of the Republic of Moldova, DE", ["de"], ["National Institute of Metrology of the Republic of Moldova"]),
        ("BY (pilot), KZ", ["by", "kz"], []),
        ("Nobody", [], ["Nobody"]),
    ],
)  # fmt: skip
def test_countries_by_name_and_code(text, countries, left, lexicon) -> None:
    found = sorted(find_countries(passage(text), lexicon), key=lambda item: item.start)
    assert [item.value for item in found] == countries
    assert [words.text for words in without_countries(passage(text), lexicon)] == left
