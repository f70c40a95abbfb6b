# ruff: noqa: E501 - examples are quoted whole
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coomet_graph.records.grammars.codes import (
    DocumentCode,
    ProjectNumber,
    find_bare_projects,
    find_documents,
    find_meeting_paper,
    find_projects,
)
from tests.records.grammars.conftest import passage


@pytest.mark.parametrize(
    ("written", "project"),
    [
        ("543/RU-a/11", ProjectNumber(543, "RU", "a", 2011)),
        ("543/RU-а/11", ProjectNumber(543, "RU", "a", 2011)),
        ("478/UA-A/09", ProjectNumber(478, "UA", "a", 2009)),
        ("186/RU/99", ProjectNumber(186, "RU", None, 1999)),
        ("(860/RU/22,", ProjectNumber(860, "RU", None, 2022)),
        ("731/BY–p/17", ProjectNumber(731, "BY", "p", 2017)),
        ("905/ DE-a/26", ProjectNumber(905, "DE", "a", 2026)),
        ("905/DE-a/ 26", ProjectNumber(905, "DE", "a", 2026)),
        ("905/DE- a/26", ProjectNumber(905, "DE", "a", 2026)),
        ("905/ru/26", ProjectNumber(905, "RU", None, 2026)),
        ("№ 905 /RU/26", ProjectNumber(905, "RU", None, 2026)),
        ("905 / RU-A / 26", ProjectNumber(905, "RU", "a", 2026)),
        ("905/\nDE-a/26", ProjectNumber(905, "DE", "a", 2026)),
    ],
)
def test_project_numbers(written, project) -> None:
    assert [item.value for item in find_projects(passage(written))] == [project]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "54/RUS/11",
        "12/34/56",
        "543/RU-x/11",
        "1/RU/2011",
        "R/IT/24:2014",
        "905/ DE-a/ 2026",
        "5/ DE and 26",
        "905 / DE-a",
    ],
)
def test_no_project(text) -> None:
    assert find_projects(passage(text)) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("project 812", ["812"]),
        ("within COOMET project No. 12", ["12"]),
        ("проекты 812 и 813", ["812 и 813"]),
        ("812/RU/21, 813/RU/21, 814", ["814"]),
        ("812/RU/21 and 814.", ["814"]),
        ("project 812/RU/21", []),
        ("project 2022", []),
        ("projects 2021–2023", []),
        ("project 15 NMIs", []),
        ("812/RU/21 and 2023", []),
        ("812/RU/21, 900 participants", []),
    ],
)
def test_a_running_number_alone_is_no_project(text, named) -> None:
    assert [words.text for words in find_bare_projects(passage(text))] == named


@given(
    st.integers(1, 9999),
    st.sampled_from(["RU", "BY", "KZ"]),
    st.sampled_from([None, "a", "p"]),
    st.integers(1991, 2090),
)
def test_a_project_number_reads_back(number, country, stage, year) -> None:
    project = ProjectNumber(number, country, stage, year)
    assert [item.value for item in find_projects(passage(str(project)))] == [project]


@pytest.mark.parametrize(
    ("written", "base", "edition"),
    [
        ("R/GM/11:2010", "R/GM/11", 2010), ("R/IT/24:2014", "R/IT/24", 2014), ("I/TR/12:2022", "I/TR/12", 2022),
        ("D6/2013", "D6", 2013), ("D5.13/2021", "D5.13", 2021), ("D5:2020", "D5", 2020), ("P1/2017", "P1", 2017),
        ("R/LM/8", "R/LM/8", None), ("R/GM/ 11:2017", "R/GM/11", 2017), ("R/GM/11: 2017", "R/GM/11", 2017),
        ("D5.1/ 2018", "D5.1", 2018), ("R/GM/11: 2017–2019", "R/GM/11", None),
    ],
)  # fmt: skip
def test_document_codes(written, base, edition) -> None:
    code = find_documents(passage(written))[0].value
    assert code == DocumentCode(base, edition)
    assert find_documents(passage(str(code)))[0].value == code


@pytest.mark.parametrize(
    "text", ["", "NMIs/DIs", "D6", "XD6/2013", "R/X/1:2010", "and/or", "D6: 2018", "D6/ 2018–2020"]
)
def test_no_document_code(text) -> None:
    assert find_documents(passage(text)) == []


def test_the_paper_of_a_meeting() -> None:
    paper = find_meeting_paper(passage("СООМЕТ-34-PS/09.2"))
    assert paper is not None
    assert (paper.value, paper.words.text) == ("COOMET-34-PS/09.2", "СООМЕТ-34-PS/09.2")
    assert find_meeting_paper(passage("COOMET-portal")) is None
