"""Typing faults in Russian text: mixed alphabets, acronyms that nothing explains, probable errors."""

from pathlib import Path

import pytest

from coomet_graph.documents.model import Document, Line
from coomet_graph.letters import fold
from coomet_graph.pipeline import build
from coomet_graph.records.grammars.letters import find_latin_letters, find_look_alikes
from coomet_graph.records.typography import find_typing_faults
from tests.records.grammars.conftest import passage

GOLDEN = Path(__file__).parents[1] / "golden" / "ru" / "work-programme-ru.txt"
LATIN_A, CYRILLIC_A = "a", "\u0430"


def told(folder: Path, old: str, new: str) -> list[tuple[str, str]]:
    """The readers' findings on the Russian golden programme with other words in it."""
    text = GOLDEN.read_text("utf-8")
    assert old in text
    path = folder / "work-programme-ru.txt"
    path.write_text(text.replace(old, new), "utf-8")
    return [(finding.rule, finding.message.ru) for finding in build([path]).findings]


def test_the_golden_programme_is_without_fault() -> None:
    assert build([GOLDEN]).findings == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"Р{LATIN_A}боты", "Работы"),
        ("КOOМЕТ", "КООМЕТ"),
        ("ПTБ", "ПТБ"),
        (f"web-с{LATIN_A}йт", "web-сайт"),
    ],
)
def test_latin_letters_in_a_russian_word_are_read_as_russian(written: str, read: str) -> None:
    assert fold(written) == read
    assert [item.value for item in find_latin_letters(passage(written))] == [read.rpartition("-")[2]]
    assert find_look_alikes(passage(written)) == []


@pytest.mark.parametrize(
    "written",
    ["IT-технологии", "e-mail", "Работы", "CMC", "Инд-a.1.1", "ТК 4", "КООМЕТ-34-PS/09.2", "web-сайт", "ДIN"],
)
def test_what_mixes_no_alphabets_within_a_word_is_left(written: str) -> None:
    assert fold(written) == written
    assert find_latin_letters(passage(written)) == []


def test_cyrillic_letters_in_a_latin_code_are_told_as_before() -> None:
    (item,) = find_look_alikes(passage(f"900/BY-{CYRILLIC_A}/31"))
    assert item.value == "900/BY-a/31"
    assert find_latin_letters(passage(f"900/BY-{CYRILLIC_A}/31")) == []


def test_a_latin_letter_is_told_and_the_state_is_read_all_the_same(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, "Основание – п. 1.2", f"Основ{LATIN_A}ние – п. 1.2")
    assert finding[0] == "latin-letter"
    assert "прочитано как «Основание»" in finding[1]


def test_an_acronym_that_nothing_explains_is_told(tmp_path: Path) -> None:
    ((rule, message),) = told(tmp_path, "Семинары будут", "Семинары АБВГ будут")
    assert rule == "undefined-acronym"
    assert "«АБВГ»" in message


@pytest.mark.parametrize(
    "words",
    [
        "Семинары (АБВГ) будут",  # explained where it stands in brackets
        "Семинары ОКЭ будут",  # a body
        "Семинары СНГ будут",  # made of the letters of a name in the reference data
        "Семинары НМИ будут",
        "СЕМИНАРЫ ПО МЕТРОЛОГИИ будут",  # emphasis
        "Семинары II этапа будут",
        "Семинары по ГОСТ 8.000 будут",  # a code
        "Семинары во ВНИИМС и ВНИИР будут",  # named, though not explained, by the reference data
        "Семинары VNIIMS, VNIIR и TÜBİTAK UME будут",
        "Семинары РУП «БелГИМ» будут",  # a legal form
        "Семинары по DP и ПР будут",  # development programmes, as they are cited
    ],
)
def test_an_acronym_that_is_explained_is_not_told(tmp_path: Path, words: str) -> None:
    assert "undefined-acronym" not in [rule for rule, _ in told(tmp_path, "Семинары будут", words)]


@pytest.mark.parametrize(("words", "is_told"), [("TRUE", False), ("ЛОЖЬ", False), ("TRUE или FALSE", True)])
def test_a_truth_value_in_a_cell_is_no_acronym(words: str, is_told: bool, lexicon) -> None:
    cell = passage(words)
    document = Document("programme.csv", "0", (Line(1, (cell,)),))
    rules = {finding.rule for finding in find_typing_faults(document, [cell], lexicon)}
    assert rules == ({"undefined-acronym"} if is_told else set())


@pytest.mark.parametrize(
    ("usual", "rare", "is_told"),
    [
        ("метрологов", "метролгов", True),
        ("программы", "програмы", True),
        ("метрологов", "метрологам", False),  # another case
        ("проверка", "поверка", False),  # another word
        ("проводится", "проводятся", False),  # another number
        ("отчётность", "отчетность", False),  # another spelling
    ],
)
def test_a_probable_typing_error_is_told(tmp_path: Path, usual: str, rare: str, is_told: bool) -> None:
    found = told(tmp_path, "Семинары будут", f"{usual}, {usual}, {usual}, {rare}. Семинары будут")
    assert [usual in message and rare in message for rule, message in found if rule == "typing-error"] == (
        [True] if is_told else []
    )
