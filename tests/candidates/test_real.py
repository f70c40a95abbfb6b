"""Candidates of the bundled documents, and how good they are on the labelled sets."""

import csv
from collections import Counter

import pytest

from benchmarks.candidates import REAL, Labelled, as_toml, figures, fit, folds, invented, real
from benchmarks.corpus.links import invent
from coomet_graph.candidates import Candidate, Candidates, Kind, find_candidates
from coomet_graph.candidates.confidence import Model, read_model
from coomet_graph.candidates.entries import read_entries
from coomet_graph.candidates.finding import folder, glossary_of, model, pairs_of
from coomet_graph.errors import ParameterError
from coomet_graph.iris import Minter
from coomet_graph.namespaces import ID
from coomet_graph.pipeline import Build
from coomet_graph.store import Names


@pytest.fixture(scope="module")
def sets(bundled: Build) -> list[Labelled]:
    return [real(), *invented(glossary_of(bundled.dataset))]


@pytest.fixture(scope="module")
def tested(sets: list[Labelled]) -> list[tuple[Labelled, Model]]:
    return [(each, weights) for test, weights in folds(sets) for each in test]


def ends(candidate: Candidate) -> tuple[str, str]:
    pair = candidate.link.pair
    return pair.earlier.notation, pair.later.notation


def test_the_competition_is_found_and_explained(found: Candidates) -> None:
    competition = next(each for each in found.found if ends(each) == ("2.4.7", "1.6"))
    assert competition.link.kind is Kind.ONE_TO_ONE
    assert competition.link.confidence > 0.9
    assert "contest = competition" in map(str, competition.told.matched)
    said = [text.en for text in competition.told.speaks_for]
    assert any("Best Young Metrologist" in text for text in said)
    assert "repeated in the same way" in said
    assert "одинаковая периодичность" in [text.ru for text in competition.told.speaks_for]
    assert [text.en for text in competition.told.speaks_against] == ["2 years between their terms"]


def test_no_nonsense_is_proposed(found: Candidates) -> None:
    with (folder() / "labels.csv").open(encoding="utf-8", newline="") as file:
        right = {(row["earlier"], row["later"]) for row in csv.DictReader(file) if row["relation"] != "none"}
    for each in found.found:
        pair = each.link.pair
        assert tuple(end.iri.removeprefix(ID).split("/", 1)[1] for end in (pair.earlier, pair.later)) in right


def test_everything_is_answered(found: Candidates, bundled: Build) -> None:
    entries = {entry.iri for entry in read_entries(bundled.dataset).all}
    linked = {end.iri for each in found.found for end in (each.link.pair.earlier, each.link.pair.later)}
    assert linked | {each.entry.iri for each in found.unmatched} == entries
    survey = next(each for each in found.unmatched if each.entry.iri.endswith("wp-tc-4-2021-2023/1.2"))
    assert survey.other is not None
    assert survey.other.notation == "2.1.11"


def test_a_pair_that_somebody_decided_about_is_not_proposed_again(found: Candidates, bundled: Build) -> None:
    pair = found.found[0].link.pair
    label = Names(bundled.dataset).label
    decided = [(pair.later.iri, pair.earlier.iri)]
    again = find_candidates(bundled.dataset, Minter(), label, refused=decided)
    assert [ends(each) for each in again.found] == [ends(each) for each in found.found[1:]]


def test_the_same_each_time(found: Candidates, bundled: Build) -> None:
    assert find_candidates(bundled.dataset, Minter(), Names(bundled.dataset).label) == found


def test_programmes_are_compared_with_later_ones() -> None:
    assert pairs_of(("a", "b", "c")) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert pairs_of(("a", "b", "c"), ["b"]) == [("a", "b"), ("b", "c")]
    assert pairs_of(("a", "b", "c"), ["c", "a"]) == [("a", "c")]


def test_programmes_in_two_languages_are_compared_by_what_they_share(golden_in_both: Build) -> None:
    entries = read_entries(golden_in_both.dataset)
    assert {"en", "ru"} <= {language for entry in entries.all for language in entry.titles}
    found = find_candidates(golden_in_both.dataset, Minter(), Names(golden_in_both.dataset).label)
    # What cites its item is linked already.
    linked = entries.linked
    for each in found.found:
        assert tuple(sorted((each.link.pair.earlier.iri, each.link.pair.later.iri))) not in linked


def test_the_figures_that_are_asked_for_on_held_out_folds(tested: list[tuple[Labelled, Model]]) -> None:
    whole = figures(tested)
    assert whole.precision >= 0.95
    assert whole.recall >= 0.8
    assert whole.calibration <= 0.1
    on_real = figures([each for each in tested if each[0].number == REAL])
    assert on_real.precision >= 0.95
    assert on_real.calibration <= 0.1


def test_the_weights_are_those_that_fit_the_labelled_sets(sets: list[Labelled]) -> None:
    fitted, kept = fit(sets), model()
    assert kept.intercept == pytest.approx(fitted.intercept, abs=0.01)
    assert kept.weights == pytest.approx(fitted.weights, abs=0.01)


def test_weights_are_written_and_read(tmp_path: object, sets: list[Labelled]) -> None:
    path = folder() / "weights.toml"
    assert read_model(path) == model()
    assert as_toml(model()) == path.read_text("utf-8")
    with pytest.raises(ParameterError, match=r"glossary\.csv"):
        read_model(folder() / "glossary.csv")


def test_every_entry_of_both_documents_is_labelled(bundled: Build) -> None:
    with (folder() / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {row[side] for row in rows for side in ("earlier", "later") if row[side]}
    known = {entry.iri.removeprefix(ID).split("/", 1)[1] for entry in read_entries(bundled.dataset).all}
    assert named == known
    assert all(row["reason"] for row in rows)
    pairs = Counter((row["earlier"], row["later"]) for row in rows)
    assert max(pairs.values()) == 1


def test_the_invented_set_is_the_one_that_is_kept() -> None:
    made = invent()
    with (folder() / "invented-entries.csv").open(encoding="utf-8", newline="") as file:
        kept = [
            (row["set"], row["programme"], row["number"], row["title"], row["note"])
            for row in csv.DictReader(file)
        ]
    assert kept == [(str(row.set), row.programme, row.number, row.title, row.note) for row in made.rows]
    with (folder() / "invented-labels.csv").open(encoding="utf-8", newline="") as file:
        labels = [tuple(row.values()) for row in csv.DictReader(file)]
    assert labels == [(str(each[0]), *each[1:]) for each in made.labels]
    assert {how for *_, how in labels} == {"renumbered", "reworded", "named", "split", "merge"}
