import pytest

from coomet_graph.records.grammars.meetings import Meeting, find_meetings
from tests.records.grammars.conftest import passage


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        ("at PC-28 (November \n2021), for approval", Meeting("presidential-council", 28, 2021, 11)),
        ("at the COOMET Committee \nin 2022.", Meeting("committee", None, 2022, None)),
        ("Approved at the 27 th COOMET Committee Meeting (April, 2017)", Meeting("committee", 27, 2017, 4)),
        ("at the PC meeting (November 2023).", Meeting("presidential-council", None, 2023, 11)),
        ("To be discussed at TC4-2023 meeting.", Meeting("tc-4", None, 2023, None)),
        ("the 26 th CGPM and", Meeting("cgpm", 26, None, None, organisation=True)),
    ],
)
def test_meetings(text, meeting, lexicon) -> None:
    assert [item.value for item in find_meetings(passage(text), lexicon)] == [meeting]


@pytest.mark.parametrize("text", ["", "at TC4 meetings", "TC 4 Chair", "in 2022", "PC and JCMS meetings"])
def test_a_meeting_that_cannot_be_told_from_others_is_none(text, lexicon) -> None:
    assert find_meetings(passage(text), lexicon) == []
