import pytest

from coomet_graph.records.grammars.mentions import CalledProgramme, find_called_programmes, find_mentions
from tests.records.grammars.conftest import passage


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("COOMET data\nserver", "coomet-data-server"),
        ("DB of CMCs", "database-of-cmcs"),
        ("the database of COOMET \nCRMs", "database-of-crms"),
        ("the BIPM \nplatform", "bipm-e-learning-platform"),
        ("COOMET Directory", "coomet-directory"),
        ("Recognition Arrangement (CIPM MRA) by", "cipm-mra"),
        ('competition "Best Young Metrologist"', "best-young-metrologist"),
        ("OIML or APLMF", "aplmf"),
        ("members Armenia, Kyrgyzstan", "am"),
    ],
)
def test_things_named(text, identifier, lexicon) -> None:
    assert identifier in {item.value.identifier for item in find_mentions(passage(text), lexicon)}


@pytest.mark.parametrize("text", ["", "simple", "SIMPLE", "databases", "similar"])
def test_nothing_named(text, lexicon) -> None:
    assert find_mentions(passage(text), lexicon) == []


def test_words_of_mentions_are_quoted(lexicon) -> None:
    words = passage("Maintenance of the COOMET\nwebsite and the COOMET data server")
    for item in find_mentions(words, lexicon):
        assert item.words.text == words.text[item.start : item.end]


def test_programmes_called_for(lexicon) -> None:
    words = passage("realization of the Working Program in the field of legal metrology for 2017 – 2019")
    assert [item.value for item in find_called_programmes(words, lexicon)] == [
        CalledProgramme("tc-2", "work", "tc-2", 2017, 2019)
    ]
    assert find_called_programmes(passage("Programs of other partners"), lexicon) == []
