"""Candidate links: how good they are on the labelled sets, and the weights behind them.

    python -m benchmarks.candidates            figures on held-out folds
    python -m benchmarks.candidates --write    and keep the weights and the invented set

Weights are fitted by logistic regression (Newton's method, L2 penalty 1). The two real documents are one
fold: their figures come from weights fitted on the invented sets alone. The invented sets are in six folds;
figures of each come from weights fitted on the others and the real documents. What is kept is fitted on all.
"""

import argparse
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpus.links import WHOLES, Row, invent
from coomet_graph.candidates.comparing import SIGNS, Comparison, Pair
from coomet_graph.candidates.confidence import Model
from coomet_graph.candidates.entries import Entries, Entry, read_entries
from coomet_graph.candidates.finding import THRESHOLD, folder, glossary_of
from coomet_graph.candidates.matching import links, scored
from coomet_graph.candidates.words import Glossary
from coomet_graph.namespaces import ID
from coomet_graph.pipeline import build

FOLDS = 6
REAL = 0
PENALTY = 1.0
_Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Labelled:
    """Two programmes whose pairs are labelled: likely pairs, and how each link was made or named."""

    number: int
    pairs: tuple[Pair, ...]
    right: dict[tuple[str, str], str]
    languages: tuple[str, str]

    def labels(self) -> list[bool]:
        """Whether each of the likely pairs is right."""
        return [(pair.earlier.iri, pair.later.iri) in self.right for pair in self.pairs]


@dataclass(frozen=True)
class Figures:
    """How good confidences are: of so many that are right, those proposed; and those surest."""

    right: int
    proposed: int
    proposed_right: int
    sure: int
    sure_right: int
    calibration: float
    compared: int

    @property
    def precision(self) -> float:
        """Of those with a confidence of 0.8 or more."""
        return self.sure_right / max(self.sure, 1)

    @property
    def recall(self) -> float:
        """Of those that are right, how many are proposed at all."""
        return self.proposed_right / max(self.right, 1)


def real() -> Labelled:
    """The two bundled documents with the labels of data/candidates/labels.csv."""
    dataset = build().dataset
    entries = read_entries(dataset)
    by_key = {entry.iri.removeprefix(ID).split("/", 1)[1]: entry.iri for entry in entries.all}
    with (folder() / "labels.csv").open(encoding="utf-8", newline="") as file:
        right = {
            (by_key[row["earlier"]], by_key[row["later"]]): row["relation"]
            for row in csv.DictReader(file)
            if row["relation"] != "none"
        }
    earlier, later = entries.programmes
    pairs = Comparison(entries, glossary_of(dataset)).pairs(earlier, later)
    return Labelled(REAL, tuple(pairs), right, ("en", "en"))


def invented(glossary: Glossary) -> Iterator[Labelled]:
    """The invented sets with the labels that they were made by."""
    made = invent()
    for number in sorted({row.set for row in made.rows}):
        rows = [row for row in made.rows if row.set == number]
        entries = Entries(
            tuple(map(_entry, rows)), {}, {part: frozenset({whole}) for part, whole in WHOLES.items()}
        )
        right = {
            (f"{number}/earlier/{one}", f"{number}/later/{other}"): how
            for of, one, other, _, how in made.labels
            if of == number
        }
        spoken = rows[0].language, rows[-1].language
        yield Labelled(number, tuple(Comparison(entries, glossary).pairs("earlier", "later")), right, spoken)


def _entry(row: Row) -> Entry:
    def said(text: str) -> dict[str, str]:
        return {row.language: text} if text else {}

    return Entry(
        f"{row.set}/{row.programme}/{row.number}", row.programme, row.number, said(row.title), said(row.note),
        said(row.section), (), row.recurrence, frozenset(row.bodies),
        frozenset((thing.split("/")[0], thing) for thing in row.things),
    )  # fmt: skip


def fit(sets: Sequence[Labelled]) -> Model:
    """The weights that fit the labelled sets best."""
    signs = np.array([pair.signs for each in sets for pair in each.pairs])
    right = np.array([label for each in sets for label in each.labels()], dtype=np.float64)
    table: _Floats = np.hstack([np.ones((len(signs), 1)), signs])
    weights = np.zeros(table.shape[1])
    penalty = np.eye(len(weights)) * PENALTY
    penalty[0, 0] = 1e-6
    for _ in range(60):
        guessed = 1 / (1 + np.exp(-np.clip(table @ weights, -40, 40)))
        slope = table.T @ (guessed - right) + penalty @ weights
        curve = table.T @ (table * (guessed * (1 - guessed))[:, None]) + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-10:
            break
    rounded = [round(float(each), 3) for each in weights]
    return Model(rounded[0], tuple(rounded[1:]))


def folds(sets: Sequence[Labelled]) -> Iterator[tuple[list[Labelled], Model]]:
    """Each fold with weights that never saw it."""
    tests = [[each for each in sets if each.number == REAL]]
    tests += [
        [each for each in sets if each.number != REAL and each.number % FOLDS == at] for at in range(FOLDS)
    ]
    for test in tests:
        yield test, fit([each for each in sets if each not in test])


def figures(tested: Sequence[tuple[Labelled, Model]]) -> Figures:
    """What the models find in the sets that they are tested on."""
    guessed: list[float] = []
    labels: list[bool] = []
    proposed: list[tuple[bool, float]] = []
    for each, model in tested:
        guessed += model.confidences([pair.signs for pair in each.pairs])
        labels += each.labels()
        for link in links(scored(each.pairs, model), THRESHOLD):
            ends = link.pair.earlier.iri, link.pair.later.iri
            proposed.append((ends in each.right, link.confidence))
    sure = [right for right, confidence in proposed if confidence >= 0.8]
    return Figures(
        sum(len(each.right) for each, _ in tested), len(proposed), sum(right for right, _ in proposed),
        len(sure), sum(sure), calibration_error(guessed, labels), len(guessed),
    )  # fmt: skip


def calibration_error(guessed: Sequence[float], labels: Sequence[bool]) -> float:
    """By how much confidence and truth differ on average, in ten classes of confidence."""
    known = np.array(guessed), np.array(labels, dtype=np.float64)
    classes = np.minimum((known[0] * 10).astype(int), 9)
    error = 0.0
    for each in range(10):
        inside = classes == each
        if inside.any():
            error += float(abs(known[0][inside].mean() - known[1][inside].mean()) * inside.mean())
    return error


def told(name: str, found: Figures) -> str:
    """A row of the table of figures."""
    return (
        f"| {name} | {found.right} | {found.proposed_right} of {found.proposed} | {found.recall:.2f} "
        f"| {found.sure_right} of {found.sure} | {found.precision:.2f} "
        f"| {found.calibration:.3f} ({found.compared}) |"
    )


def as_toml(model: Model) -> str:
    """The weights as they are kept."""
    head = (
        "# Weights of the signs by which two entries are taken for one work, fitted to the\n"
        "# labelled sets beside this file by python -m benchmarks.candidates --write (see README.md).\n\n"
    )
    lines = (f"{name} = {weight}\n" for name, weight in zip(SIGNS, model.weights, strict=True))
    return f"{head}intercept = {model.intercept}\n\n[weights]\n{''.join(lines)}"


def write_invented() -> None:
    """Write the invented sets beside the real one, to be read by people."""
    made = invent()
    with (folder() / "invented-entries.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            (
                "set",
                "programme",
                "number",
                "language",
                "title",
                "note",
                "section",
                "recurrence",
                "bodies",
                "things",
            )
        )
        for row in made.rows:
            writer.writerow((
                row.set, row.programme, row.number, row.language, row.title, row.note, row.section,
                row.recurrence, "|".join(row.bodies), "|".join(row.things),
            ))  # fmt: skip
    with (folder() / "invented-labels.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("set", "earlier", "later", "relation", "how"))
        writer.writerows(made.labels)


def main() -> None:
    """Print the figures; with --write, keep weights and sets."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--write", action="store_true", help="keep the weights and the invented set")
    write = parser.parse_args().write
    sets = [real(), *invented(glossary_of(build().dataset))]
    tested = [(each, model) for test, model in folds(sets) for each in test]
    heads = (
        "set",
        "links",
        "proposed right",
        "recall",
        "right at 0.8",
        "precision",
        "calibration error (pairs)",
    )
    print(f"| {' | '.join(heads)} |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    print(told("real documents", figures([each for each in tested if each[0].number == REAL])))
    print(told("invented", figures([each for each in tested if each[0].number != REAL])))
    for same, name in ((True, "invented, one language"), (False, "invented, two languages")):
        some = [e for e in tested if e[0].number != REAL and (e[0].languages[0] == e[0].languages[1]) == same]
        print(told(name, figures(some)))
    print(told("all", figures(tested)))
    if write:
        (folder() / "weights.toml").write_text(as_toml(fit(sets)), encoding="utf-8")
        write_invented()


if __name__ == "__main__":
    main()
