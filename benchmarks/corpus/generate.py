"""Write invented programmes into a folder, one document after the other."""

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import cycle
from pathlib import Path

from benchmarks.corpus import development_faults, work_faults
from benchmarks.corpus.development import development_programme
from benchmarks.corpus.faults import Fault, plant
from benchmarks.corpus.reference import CODES, write_reference
from benchmarks.corpus.rows import Programme
from benchmarks.corpus.typeset import text_of
from benchmarks.corpus.work import work_programme
from benchmarks.corpus.world import (
    IN_A_SET,
    PROJECTS_PER_DOCUMENT,
    SETS,
    organisations,
    period_of,
)  # fmt: skip

MOST_DOCUMENTS = SETS * IN_A_SET
_FAULTS = {
    "development": (development_faults.PLANTERS, development_faults.RARE),
    "work": (work_faults.PLANTERS, work_faults.RARE),
}
_COLUMNS = (
    "id", "file", "title_en", "title_ru", "kind", "body", "start_year", "end_year", "identifier", "language",
    "status_as_of", "retrieved_from", "metadata_source", "supersedes",
)  # fmt: skip


def generate(folder: Path, documents: int, seed: int = 1, faults: float = 0.0) -> int:
    """Write so many documents, `sources.csv`, reference tables, and `faults.jsonl`; return how many faults.

    The same arguments give the same bytes. `faults` is the share of rows in which a fault is planted; without
    any, the same documents are written without them. Memory does not grow with the number of documents.
    """
    if not 1 <= documents <= MOST_DOCUMENTS:
        raise ValueError(f"{documents} documents: from 1 to {MOST_DOCUMENTS} can be made")
    texts = folder / "sources"
    texts.mkdir(parents=True, exist_ok=True)
    write_reference(folder / "reference", organisations(documents))
    planted = 0
    with (
        (folder / "sources.csv").open("w", encoding="utf-8", newline="") as table,
        (folder / "faults.jsonl").open("w", encoding="utf-8", newline="") as expected,
    ):
        rows = csv.writer(table, lineterminator="\n")
        rows.writerow(_COLUMNS)
        for programme in _programmes(documents, seed):
            told = plant(programme, *_FAULTS[programme.kind], seed, faults)
            (texts / f"{programme.key}.txt").write_bytes(text_of(programme, seed).encode())
            rows.writerow(_description(programme))
            for fault in told:
                planted += 1
                expected.write(json.dumps(asdict(fault), ensure_ascii=False) + "\n")
    return planted


def expected_faults(path: Path) -> list[Fault]:
    """The faults that a run has planted, from its `faults.jsonl`."""
    told = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        Fault(each["kind"], each["where"], tuple((rule, focus) for rule, focus in each["found"]))
        for each in told
    ]


def _programmes(documents: int, seed: int) -> Iterator[Programme]:
    for index in range(-(-documents // IN_A_SET)):
        period = period_of(index)
        in_set = min(IN_A_SET, documents - index * IN_A_SET)
        projects = [_projects(index * IN_A_SET + place, period.start) for place in range(1, IN_A_SET)]
        named = [number for numbers in projects for number in numbers[:1]]
        development = development_programme(period, seed, named)
        works = [
            work_programme(development, period, committee, seed, numbers)
            for committee, numbers in zip(period.organisation.committees, projects, strict=True)
        ]
        yield development
        yield from works[: in_set - 1]


def _projects(document: int, year: int) -> list[str]:
    """The numbers of a work programme's projects; two digits from 91 on would mean the last century."""
    first = 1 + document * PROJECTS_PER_DOCUMENT
    count = 3 + document % 3
    written = f"{min(year % 100, 90):02d}"
    return [
        f"{number}/{CODES[number % len(CODES)]}{stage}/{written}"
        for number, stage in zip(range(first, first + count), cycle(("", "-a", "-p")), strict=False)
    ]


def _description(programme: Programme) -> list[str]:
    kind = "development programme" if programme.kind == "development" else "work programme"
    title = f"Invented {kind} of {programme.body} for {programme.start}–{programme.end}"
    return [
        programme.key, f"{programme.key}.txt", title, "", programme.kind, programme.body,
        str(programme.start),
        str(programme.end), programme.code, "en", programme.as_of, "", "", "",
    ]  # fmt: skip
