# ruff: noqa: E501 - examples are quoted whole
import pytest

from coomet_graph.records.grammars.partners import find_partners
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
