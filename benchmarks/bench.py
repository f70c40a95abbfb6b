"""What the measurements share: where things lie, the sizes, and how sides are run."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.measure import Job, Outcome, run, side_by_side
from benchmarks.tables import Line
from coomet_graph.namespaces import ID

_OURS = "this package"
_LONG = 3600.0


@dataclass
class Corpus:
    """A corpus of one size, prepared to be measured."""

    folder: Path
    documents: int
    triples: int
    kinds: list[str]


@dataclass
class Bench:
    """A run: its folder, the other engines' interpreter (None: without them), rounds, seconds for a side."""

    folder: Path
    others: Path | None
    rounds: int
    limit: float
    corpora: list[Corpus] = field(default_factory=list)
    seconds: dict[tuple[str, int], float] = field(default_factory=dict)

    def prepare(self, documents: int) -> Corpus:
        """Make the corpus of this size, if it is not there yet."""
        folder = self.folder / f"corpus-{documents}"
        folder.mkdir(parents=True, exist_ok=True)
        values = self.must(
            Job(
                _OURS,
                Path(sys.executable),
                "benchmarks.preparing",
                (),
                {"folder": str(folder), "documents": documents},
            )
        )
        corpus = Corpus(folder, documents, values["counts"]["triples"], values["kinds"])
        if not (folder / "store").is_dir():
            self.must(self.ours("store", folder=folder, store=folder / "store"))
        self.corpora.append(corpus)
        return corpus

    def must(self, job: Job) -> dict[str, Any]:
        """What a job tells without which nothing can be measured."""
        values, problem = run(job, _LONG)
        if problem:
            raise SystemExit(f"{job.module} {' '.join(job.words)}: {problem}")
        return values

    def ours(self, task: str, **arguments: Any) -> Job:
        """Our side."""
        return Job(_OURS, Path(sys.executable), "benchmarks.ours", (task,), _plain(arguments))

    def other(self, engine: str, task: str, corpus: Corpus, **arguments: Any) -> list[Job]:
        """Another engine's side; none where the engines are not installed."""
        if self.others is None:
            return []
        given = {
            "data": corpus.folder / "data.nt", "shapes": corpus.folder / "shapes.ttl",
            "axioms": corpus.folder / "axioms.ttl", "kinds": corpus.kinds, "things": ID, **arguments,
        }  # fmt: skip
        return [Job(engine, self.others, "benchmarks.engines", (engine, task), _plain(given))]

    def sides(self, work: str, corpus: Corpus, jobs: list[Job]) -> dict[str, Outcome]:
        """Run the sides, ours first; what we need is remembered for the growth from size to size."""
        outcomes = side_by_side(jobs, self.rounds, self.limit)
        seconds = outcomes[_OURS].number("seconds")
        if seconds is not None:
            self.seconds[work, corpus.triples] = seconds
        return outcomes

    def lines(
        self,
        work: str,
        corpus: Corpus,
        outcomes: dict[str, Outcome],
        required: dict[str, float] | None = None,
    ) -> list[Line]:
        """A line for each side; `required` is the least ratio to a side's time."""
        ours = outcomes[_OURS]
        mine = ours.number("seconds")
        told = []
        for side, outcome in outcomes.items():
            seconds = outcome.number("seconds")
            ratio = seconds / mine if side != _OURS and mine and seconds else None
            least = (required or {}).get(side)
            told.append(
                Line(
                    work, corpus.triples, f"{side} {outcome.values.get('version', '')}".strip(), seconds,
                    outcome.number("peak"), ratio, "" if least is None else f"≥ {least:g}",
                    None if least is None or ratio is None else ratio >= least,
                    "; ".join(filter(None, (outcome.problem, _agreement(ours, outcome)))),
                )
            )  # fmt: skip
        return told


def ours_of(outcomes: dict[str, Outcome]) -> Outcome:
    """Our side's outcome."""
    return outcomes[_OURS]


def _agreement(ours: Outcome, other: Outcome) -> str:
    """Whether both sides found the same."""
    if other is ours or "hash" not in other.values or "hash" not in ours.values:
        return f"{ours.values['found']:,} found" if other is ours and "found" in ours.values else ""
    same = other.values["hash"] == ours.values["hash"]
    return "the same found" if same else f"finds {other.values['found']:,}: not the same"


def _plain(arguments: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Path) else value for name, value in arguments.items()}
