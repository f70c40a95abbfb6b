"""SARIF: valid by its schema, at the lines of the sources, with what was decided."""

import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema.protocols import Validator

from coomet_graph.audit import AuditReport, run_audit
from coomet_graph.pipeline import Build, ontology
from coomet_graph.reports.background import Background
from coomet_graph.resources import data_folder
from tests.reports.examples import HOSTILE, report, written


def log_of(of: AuditReport, language: str = "en", background: Background | None = None) -> Any:
    return json.loads(written(of, "sarif", language, background))


@pytest.fixture(scope="module")
def real(bundled: Build) -> AuditReport:
    return run_audit(bundled.dataset, ontology(), bundled.findings, 500)


@pytest.fixture
def background(bundled: Build) -> Background:
    return Background(bundled.dataset, [data_folder() / "sources"], data_folder().parent)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_it_is_valid_whatever_stands_in_the_sources(sarif: Validator, language: str) -> None:
    for of in (report(), report(is_compared=False), report(())):
        errors = [
            f"{error.json_path}: {error.message[:200]}" for error in sarif.iter_errors(log_of(of, language))
        ]
        assert errors == []


def test_the_audit_of_the_bundled_documents_is_valid(
    sarif: Validator, real: AuditReport, background: Background
) -> None:
    log = log_of(real, "ru", background)
    assert list(sarif.iter_errors(log)) == []
    assert log["runs"][0]["tool"]["driver"]["language"] == "ru"


def test_the_schema_would_find_a_fault(sarif: Validator) -> None:
    log = log_of(report())
    log["runs"][0]["results"][0]["level"] = "grave"
    assert len(list(sarif.iter_errors(log))) == 1


def test_results_are_at_the_lines_of_files_that_are_there(real: AuditReport, background: Background) -> None:
    """As a view of code scanning opens them: paths from the root, lines that quote the words."""
    results = log_of(real, "en", background)["runs"][0]["results"]
    assert len(results) == len(real.findings)
    some_quoted = 0
    for result in results:
        for location in result["locations"]:
            if "physicalLocation" not in location:
                continue
            physical = location["physicalLocation"]
            path = data_folder().parent / unquote(physical["artifactLocation"]["uri"])
            assert path.is_file()
            region = physical["region"]
            lines = path.read_text("utf-8").splitlines()[region["startLine"] - 1 : region["endLine"]]
            assert lines
            some_quoted += region["snippet"]["text"].split()[0] in " ".join(lines)
    assert some_quoted > len(results) / 2


FILES = {"coomet-development-programme-2017-2019.txt", "coomet-tc-4-work-programme-2021-2023.txt"}


def uris_of(real: AuditReport, background: Background) -> set[str]:
    return {
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in log_of(real, "en", background)["runs"][0]["results"]
        if "physicalLocation" in each["locations"][0]
    }


def test_without_the_files_places_are_named_by_the_file(
    real: AuditReport, bundled: Build, tmp_path: Path
) -> None:
    assert uris_of(real, Background(bundled.dataset, [], tmp_path)) == FILES


def test_files_are_found_below_the_folder_one_works_in(
    real: AuditReport, bundled: Build, tmp_path: Path
) -> None:
    sources = data_folder() / "sources"
    here = tmp_path / "year" / "src"
    here.mkdir(parents=True)
    for hidden in (".git", "a/b/c/d/e"):
        (tmp_path / hidden).mkdir(parents=True)
        shutil.copy(sources / max(FILES), tmp_path / hidden)
    # One of that name with other words is another file.
    (tmp_path / max(FILES)).write_text("other words")
    shutil.copy(sources / min(FILES), here)
    for folders in ([], [sources]):
        assert uris_of(real, Background(bundled.dataset, folders, tmp_path)) == {
            f"year/src/{min(FILES)}",
            max(FILES),
        }


def test_rules_are_told_in_both_languages() -> None:
    run = log_of(report())["runs"][0]
    (translation,) = run["translations"]
    assert translation["language"] == "ru"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule["id"] for rule in translation["rules"]]
    by_id = {rule["id"]: rule for rule in rules}
    rule = by_id["violation-found"]
    assert rule["help"]["text"] == "Mend …."
    assert rule["defaultConfiguration"] == {"level": "error"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_numbers_decisions_and_changes_are_told() -> None:
    of = report()
    results = log_of(of)["runs"][0]["results"]
    fingerprints = [each["partialFingerprints"]["findingNumber/v1"] for each in results]
    assert fingerprints == [*(each.number for each in of.findings), of.gone[0].number]
    accepted = [each for each in results if each["properties"]["state"] == "accepted"]
    assert {each["suppressions"][0]["justification"] for each in accepted} == set(HOSTILE[1::4])
    changes = {each["baselineState"] for each in results}
    assert changes == {"new", "unchanged", "absent"}
    assert not any(
        "baselineState" in each for each in log_of(report(is_compared=False))["runs"][0]["results"]
    )


def test_cells_and_pages_are_logical_places() -> None:
    results = log_of(report(("words",) * 4))["runs"][0]["results"]
    others = [place for each in results for place in each.get("relatedLocations", ())]
    names = {place["logicalLocations"][0]["fullyQualifiedName"] for place in others}
    assert {"plan.xlsx#words!B4", "plan.xlsx#words!B5", "item.pdf#page=4"} == names


def test_words_of_strangers_make_no_gaps_and_no_links() -> None:
    texts = [each["message"]["text"] for each in log_of(report())["runs"][0]["results"]]
    (told,) = {text for text in texts if "subject" in text}
    assert told == "About {{subject}} {{{{x}}}} {{% y %}} [link] (https://example.org)"
