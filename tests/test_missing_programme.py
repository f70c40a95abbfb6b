"""When a programme that was only cited arrives: what was cited but not seen becomes valid or broken."""

from pathlib import Path

import pytest

from coomet_graph import api, pipeline
from coomet_graph.audit import run_audit
from coomet_graph.pipeline import Build, update_in
from coomet_graph.pipeline.building import bundled_sources
from coomet_graph.store import Dataset

# Items 48, 86 and 93 are cited by the TC 4 programme and missing; the indicators of 45 and 46 are exchanged.
INDICATORS = {
    44: ["e.1.1"],
    45: ["e.1.3"],
    46: ["e.1.2"],
    47: ["e.1.4"],
    49: ["e.1.5"],
    50: [],
    51: ["e.1.7"],
    52: ["e.2.1", "e.2.2"],
    53: ["e.2.3", "e.3.1"],
    54: ["e.2.4"],
    79: ["e.2.6"],
    95: ["e.3.4"],
    97: ["e.3.6"],
    98: ["e.1.6"],
}
MISSING = {"48", "86", "93"}
_CITED = """
PREFIX coomet: <https://w3id.org/coomet/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?item ?state WHERE {
  ?citation a coomet:Citation ; coomet:linkState ?state ; coomet:citesItem/skos:notation ?item
}
"""
_PLACEHOLDERS = """
PREFIX coomet: <https://w3id.org/coomet/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?number WHERE {
  ?item a coomet:DevelopmentProgrammeItem ; coomet:placeholder true ; skos:notation ?number
}
"""
_PROMISED = """
PREFIX coomet: <https://w3id.org/coomet/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?indicator ?value WHERE {
  ?measure a coomet:Indicator ; coomet:hasTarget/coomet:targetValue ?value ; skos:notation ?indicator
}
"""
_SECTIONS = """
PREFIX coomet: <https://w3id.org/coomet/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?item ?section ?above ?title WHERE {
  ?thing a coomet:DevelopmentProgrammeItem ; skos:notation ?item ; coomet:inSection ?in .
  ?in skos:notation ?section ; coomet:inSection ?upper . ?upper skos:notation ?above ; dcterms:title ?title
}
"""


def sample(folder: Path) -> Path:
    """An invented programme for the years of the missing one; nothing in it is COOMET's."""
    rows = [
        "\tCOOMET Program (invented sample)\t\t",
        "COOMET DEVELOPMENT PROGRAM FOR 2020–2022\t\tCOOMET P1/2020\t",
        "",
        "No.\tName of event\tTerms\tExecutors\tRemarks",
    ]
    for number, indicators in INDICATORS.items():
        note = "; ".join(f"Ind-{name}: at least 2 a year" for name in indicators)
        rows.append(f"{number}\tInvented item that is called {number}\t2020–2022\tTC 4\t{note}")
    return _written(folder, rows)


def sample_in_columns(folder: Path) -> Path:
    """The same in other columns: headings with letters, indicators in a column of their own, no remarks."""
    rows = [
        "COOMET DEVELOPMENT PROGRAM (invented sample) FOR 2020–2022",
        "",
        "No.\tAction\tIndicator\tTimeframe\tPerformers",
        "Task E. Training and information\t\t\t\t",
        "e.1\tTraining\t\t\t",
    ]
    for number, indicators in INDICATORS.items():
        named = "; ".join(f"Ind-{name}: at least 2 a year" for name in indicators)
        rows.append(f"{number}\tInvented item that is called {number}\t{named}\t2020–2022\tTC 4")
    return _written(folder, rows)


def _written(folder: Path, rows: list[str]) -> Path:
    path = folder / "development-programme.txt"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "sources.csv").write_text(
        "id,file,title_en,title_ru,kind,body,start_year,end_year,identifier,language\n"
        f"dp-2020-2022,{path.name},Invented sample,Вымышленный образец,development,coomet,2020,2022,,en\n",
        "utf-8",
    )
    return path


def states(dataset: Dataset) -> dict[str, str]:
    rows = dataset.select(_CITED).dicts()
    return {row["item"].value: row["state"].value.rpartition("/")[2] for row in rows}


def placeholders(dataset: Dataset) -> set[str]:
    return {row["number"].value for row in dataset.select(_PLACEHOLDERS).dicts()}


@pytest.fixture(scope="module", params=[sample, sample_in_columns])
def arrived(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The bundled documents together with the sample."""
    return pipeline.build([*bundled_sources(), request.param(tmp_path_factory.mktemp("arrived"))])


def test_before_everything_that_is_cited_was_not_seen(bundled: Build) -> None:
    assert set(states(bundled.dataset).values()) == {"citedNotSeen"}
    assert placeholders(bundled.dataset) == set(states(bundled.dataset))


def test_what_the_programme_holds_becomes_valid_and_what_it_lacks_broken(
    arrived: Build, bundled: Build
) -> None:
    cited = set(states(bundled.dataset))
    assert states(arrived.dataset) == {item: "broken" if item in MISSING else "valid" for item in cited}
    assert placeholders(arrived.dataset) == MISSING


def test_missing_items_and_indicators_that_do_not_fit_are_findings(arrived: Build, bundled: Build) -> None:
    def told(built: Build, rule: str) -> list[str]:
        report = run_audit(built.dataset, pipeline.ontology())
        return [finding.message.en for finding in report.findings if finding.rule == rule]

    missing = told(arrived, "Citation-itemMissing")
    assert {item for item in MISSING if any(item in message for message in missing)} == MISSING
    assert len(missing) == len(MISSING)
    unfit = told(arrived, "Citation-indicatorOfOtherItem")
    assert {name for name in ("e.1.2", "e.1.3") if any(name in message for message in unfit)} == {
        "e.1.2",
        "e.1.3",
    }
    assert len(unfit) == 2
    for rule in ("Citation-itemMissing", "Citation-indicatorOfOtherItem"):
        assert told(bundled, rule) == []


def test_what_the_items_promise_is_read_in_either_layout(arrived: Build) -> None:
    rows = arrived.dataset.select(_PROMISED).dicts()
    promised = [(row["indicator"].value, row["value"].value) for row in rows]
    assert sorted(promised) == sorted((name, "2") for many in INDICATORS.values() for name in many)


def test_headings_with_letters_are_sections(tmp_path: Path) -> None:
    built = pipeline.build([sample_in_columns(tmp_path)])
    rows = [
        {name: term.value for name, term in row.items()} for row in built.dataset.select(_SECTIONS).dicts()
    ]
    assert {row["section"] for row in rows} == {"e.1"}
    assert {row["item"] for row in rows} == {str(item) for item in INDICATORS}
    assert {(row["above"], row["title"]) for row in rows} == {("E", "Training and information")}
    assert [finding.rule for finding in built.findings] == []


def test_an_update_tells_the_same(tmp_path: Path) -> None:
    arrived = pipeline.build([*bundled_sources(), sample(tmp_path)])
    workspace = tmp_path / "w"
    pipeline.build_in(workspace)
    updated = update_in(workspace, [sample(tmp_path)])
    assert updated.errors == ()
    assert set(map(str, updated.dataset.quads())) == set(map(str, arrived.dataset.quads()))
    rules = {finding.rule for finding in api.audit(workspace).findings}
    assert {"Citation-itemMissing", "Citation-indicatorOfOtherItem"} <= rules


def test_an_indicator_of_another_item_is_told_where_the_item_has_none(tmp_path: Path) -> None:
    header = "No.\tName of event\tTerms\tExecutors\tRemarks"
    programme = f"COOMET DEVELOPMENT PROGRAM FOR 2031–2033\n\n{header}\n"
    items = "1.1\tA survey\t2031\tTC 4\t\n1.2\tPlans\t2031\tTC 4\tInd-a.1.2: at least 1 plan per year\n"
    basis = "The basis is item 1.1 of the COOMET Development Program for 2031–2033 (Ind-a.1.2)."
    works = f"WORK PROGRAM OF TC 4 FOR 2031–2033\n\n{header}\n1\tNeeds\t2031\tTC 4\t{basis}\n"
    for name, text in (("dp.txt", programme + items), ("wp.txt", works)):
        (tmp_path / name).write_text(text, "utf-8")
    pipeline.build_in(tmp_path / "w", [tmp_path / "dp.txt", tmp_path / "wp.txt"])
    found = [each.rule for each in api.audit(tmp_path / "w").findings]
    assert "Citation-indicatorOfOtherItem" in found
