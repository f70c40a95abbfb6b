"""Whose target is it: the indicator's that it is said of, or the entry's."""

from pathlib import Path

import pytest

from coomet_graph.pipeline import build

_TARGETS = """
PREFIX coomet: <https://w3id.org/coomet/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?owner ?value ?unit WHERE {
  ?thing coomet:hasTarget ?target ; skos:notation ?owner .
  ?target coomet:targetValue ?value ; coomet:targetUnit ?unit
}
"""


def targets(folder: Path, *remarks: str) -> list[tuple[str, str, str]]:
    rows = [
        "COOMET DEVELOPMENT PROGRAM (invented sample) FOR 2031–2033",
        "No.\tName of event\tTerms\tExecutors\tRemarks",
        *(f"{number}\tAn event\t2031\tTC 4\t{note}" for number, note in enumerate(remarks, start=1)),
    ]
    (folder / "dp.txt").write_text("\n".join(rows) + "\n", "utf-8")
    found = build([folder / "dp.txt"]).dataset.select(_TARGETS).dicts()
    return sorted((row["owner"].value, row["value"].value, row["unit"].value) for row in found)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Ind-a.1.1: at least 2 seminars", [("a.1.1", "2", "seminars")]),
        (
            "Ind-a.1.1: at least 2 seminars; Ind-a.1.2: at least 3 guides",
            [("a.1.1", "2", "seminars"), ("a.1.2", "3", "guides")],
        ),
        (
            "Ind-a.1.1: at least 2 seminars, at least 3 guides",
            [("a.1.1", "2", "seminars"), ("a.1.1", "3", "guides")],
        ),
        ("At least 2 seminars are held (Ind-a.1.1)", [("a.1.1", "2", "seminars")]),
        # Nothing tells for which of them.
        ("At least 2 seminars are held (Ind-a.1.1, Ind-a.1.2)", [("1", "2", "seminars")]),
        ("At least 2 seminars are held", [("1", "2", "seminars")]),
    ],
)
def test_whose_target_it_is(tmp_path: Path, note: str, expected: list[tuple[str, str, str]]) -> None:
    assert targets(tmp_path, note) == expected


def test_targets_of_several_events_do_not_meet(tmp_path: Path) -> None:
    assert targets(tmp_path, "At least 2 seminars", "At least 3 seminars") == [
        ("1", "2", "seminars"),
        ("2", "3", "seminars"),
    ]
