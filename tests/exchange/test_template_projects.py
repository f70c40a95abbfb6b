"""Entries that are projects: who coordinates them and takes part is read, compared, and given back."""

from dataclasses import dataclass

import pytest

from coomet_graph.documents.reading import read_content
from coomet_graph.exchange.template import make_template
from coomet_graph.history import compare, edition_of_record
from coomet_graph.records import ProgrammeRecord, read_records
from tests.documents.typeset import Typeset, docx_of
from tests.exchange.test_template import KIND, cells, dataset_of, lexicon, read, whole

__all__ = ["lexicon"]

NAME = "wp-tc-4-2031-2033"
HEADER = ("No.", "Project number", "Action", "Term", "Performers", "Coordinator", "Participants")


@dataclass(frozen=True)
class Case:
    """What a row says of its project, and what of that another row says otherwise."""

    project: str = "950/KZ/31"
    coordinator: str = "VNIIM"
    participants: str = "BY, RU"

    def record(self, lexicon) -> ProgrammeRecord:
        row = ("1.1", self.project, "Plan", "2031", "TC 4", self.coordinator, self.participants)
        content = docx_of(Typeset((HEADER, row), ("WORK PROGRAM OF TC 4 FOR 2031–2033",)))
        return read_records(read_content("programme.docx", content), lexicon)


@pytest.mark.parametrize(
    ("coordinator", "iri"),
    [
        ("VNIIM", "organisation/vniim"),
        ("TC 4", "body/tc-4"),
        ("Chair of TC 4", "post/chair-of-tc-4"),
    ],
)
def test_who_coordinates_a_project(lexicon, coordinator, iri) -> None:
    dataset = dataset_of(Case(coordinator=coordinator).record(lexicon))
    rows = dataset.select(
        "SELECT ?who WHERE { GRAPH ?g { ?p <https://w3id.org/coomet/ontology#coordinatedBy> ?who } }"
    )
    assert {row["who"].value for row in rows.dicts()} == {f"https://w3id.org/coomet/id/{iri}"}


def test_coordinators_and_countries_of_the_main_table_come_back(lexicon) -> None:
    before = Case().record(lexicon)
    written = make_template(dataset_of(before), KIND, lexicon, NAME)
    assert {"VNIIM", "BY, RU", "950/KZ/31"} <= {
        cell for sheet in cells(written) for row in sheet for cell in row
    }
    assert whole(read(written, lexicon)) == whole(before)


@pytest.mark.parametrize(
    ("other", "kinds", "words"),
    [
        (Case(project="951/KZ/31"), ("projects-changed",), "951/KZ/31"),
        (Case(coordinator="PTB"), ("participants-changed",), "organisation/ptb"),
        (Case(participants="BY, RU, KG"), ("participants-changed",), "country/kg"),
    ],
)
def test_other_projects_and_participants_are_changes(lexicon, other, kinds, words) -> None:
    old, new = (edition_of_record(case.record(lexicon)) for case in (Case(), other))
    (change,) = compare(old, new).changes
    assert change.kinds == kinds
    gained = set(change.after[0].details) - set(change.before[0].details)
    assert [words in (detail.key, detail.words) for detail in gained] == [True]
