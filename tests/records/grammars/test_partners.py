# ruff: noqa: E501 - examples are quoted whole
import pytest

from coomet_graph.records.grammars.partners import find_partners, read_partners
from tests.records.grammars.conftest import passage


@pytest.mark.parametrize(
    ("note", "partners"),
    [
        ("Jointly with the COOMET Secretariat.", ["secretariat"]),
        ("Development – jointly with other CSBs, \nCOOMET Secretariat.", ["other-structural-bodies", "secretariat"]),
        ("Jointly with JCMS, TC 1.1 – TC 1.2, TC2.", ["jcms", "tc-1.1", "tc-1.2", "tc-2"]),
        ("Joint project of TC 1.12 and TC 4.", ["tc-1.12", "tc-4"]),
        ("Together with BIML", ["biml"]),
        ("(jointly with other CSBs, COOMET Secretariat and interested COOMET NMIs/DIs).", ["other-structural-bodies", "secretariat", "interested-coomet-nmis-dis"]),
        ("with participation of TC 4", ["tc-4"]),
        ("При участии ТК 4 и Секретариата КООМЕТ", ["tc-4", "secretariat"]),
        ("In collaboration with PTB, Germany and TC 4", ["ptb", "tc-4"]),
        ("All CSBs and COOMET Committee members participate in the survey.", ["all-structural-bodies", "committee"]),
    ],
)  # fmt: skip
def test_partners_in_notes(note, partners, lexicon) -> None:
    found = find_partners(passage(note), lexicon)
    named = [item.value.body or item.value.group or item.value.organisation for item in found]
    assert named == partners


@pytest.mark.parametrize(
    "note", ["", "Works are underway.", "Information is discussed at TC4 meetings", "jointly with nobody"]
)
def test_no_partners(note, lexicon) -> None:
    assert find_partners(passage(note), lexicon) == []


@pytest.mark.parametrize(
    ("note", "partners", "unknown"),
    [
        ("Jointly with TC 4, NPL and PTB.", ["tc-4", "ptb"], ["NPL"]),
        ("Совместно с НФЛ и ПТБ", ["ptb"], ["НФЛ"]),
        ("Jointly with JCMS, IAEA, BIPM", ["jcms", "bipm"], ["IAEA"]),
        ("Jointly with Ministry of Economy, National Physical Laboratory and BIPM", ["bipm"], ["Ministry of Economy", "National Physical Laboratory"]),
        ("Jointly with NPL, IAEA, BIPM, NIST, PTB and TC 4", ["bipm", "ptb", "tc-4"], ["NPL", "IAEA", "NIST"]),
        ("Jointly with Belarus, Georgia and PTB", ["ptb"], []),  # known, though as countries
    ],
)  # fmt: skip
def test_partners_behind_a_name_that_nobody_knows(note, partners, unknown, lexicon) -> None:
    found = read_partners(passage(note), lexicon)
    assert [item.value.body or item.value.organisation for item in found.items] == partners
    assert [words.text for words in found.unknown] == unknown


@pytest.mark.parametrize(
    "note",
    [
        "Jointly with TC 4 in 2025, BIPM is informed",
        "Jointly with TC 4, works are underway in TC 1.3, PTB",
        "Jointly with TC 4. PTB prepares a guide",
        "Jointly with TC 4, Ind-a.1.1, PTB",
        "Jointly with TC 4, R/IT/24, PTB",
        "Jointly with TC 4 and NPL.",  # nothing shows that it is a partner
        "Jointly with TC 4, Report of JCMS",
        "Совместно с ТК 4, ведутся работы, ПТБ",
    ],
)
def test_words_behind_a_list_are_no_partners(note, lexicon) -> None:
    found = read_partners(passage(note), lexicon)
    assert [item.value.body for item in found.items] == ["tc-4"]
    assert found.unknown == ()
