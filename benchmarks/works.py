"""What is measured, and what is required of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bench import Bench, Corpus, ours_of
from benchmarks.measure import Outcome
from benchmarks.tables import Line

# Sizes by their triples: what is required of "10^5" is required where there are about as many.
_SMALL, _LARGE = 50_000, 500_000


def validation(bench: Bench) -> Iterator[Line]:
    """Against pySHACL on rdflib, pyrudof and pyshifty; each finds the same or it is said."""
    known: tuple[int, float] | None = None
    for corpus in bench.corpora:
        job = bench.ours("validate", store=corpus.folder / "store")
        jobs = [
            job,
            *bench.other("pyrudof", "validate", corpus),
            *bench.other("pyshifty", "validate", corpus),
        ]
        expected = None if known is None else known[1] * corpus.triples / known[0]
        patient = expected is None or expected <= bench.limit
        if patient:
            jobs += bench.other("pySHACL", "validate", corpus)
        outcomes = bench.sides("validation", corpus, jobs)
        measured = outcomes["pySHACL"].number("seconds") if "pySHACL" in outcomes else None
        if measured is not None:
            known = corpus.triples, measured
        elif expected is not None and known is not None and bench.others is not None:
            text = f"extrapolated from {known[0]:,} triples"
            outcomes["pySHACL"] = Outcome("pySHACL", {"seconds": expected}, text)
        least = {"pySHACL": 300.0, "pyrudof": 5.0} if _is_medium(corpus) else {}
        least = {"pyrudof": 6.0} if _is_large(corpus) else least
        lines = bench.lines("validation", corpus, outcomes, least)
        yield from lines
        if _is_large(corpus):
            yield from _limits("validation", corpus, ours_of(outcomes), 12.0, 1024.0)
            yield from _slowest(corpus, ours_of(outcomes))
            yield from _memory(corpus, outcomes)


def _slowest(corpus: Corpus, outcome: Outcome) -> Iterator[Line]:
    slowest = outcome.number("slowest")
    if slowest is not None:
        own, others = outcome.values["constraints"], outcome.values["others"]
        remark = f"{own:,.0f} constraints asked as queries, {others:,.0f} not"
        yield Line(
            "validation: slowest constraint", corpus.triples, "this package", slowest, None, None, "≤ 1 s",
            slowest <= 1, remark,
        )  # fmt: skip


def _memory(corpus: Corpus, outcomes: dict[str, Outcome]) -> Iterator[Line]:
    ours, other = ours_of(outcomes).number("peak"), outcomes.get("pyrudof")
    peak = other.number("peak") if other is not None else None
    if ours and peak:
        yield Line(
            "validation: memory",
            corpus.triples,
            "pyrudof",
            None,
            peak,
            peak / ours,
            "≥ 10",
            peak / ours >= 10,
        )


def inference(bench: Bench) -> Iterator[Line]:
    """The axioms against owlrl, and against reasonable, which knows no property chains; then everything."""
    for corpus in bench.corpora:
        if not _is_large(corpus):
            with TemporaryDirectory(dir=bench.folder) as scratch:
                jobs = [bench.ours("axioms", folder=corpus.folder)]
                jobs += bench.other("owlrl", "infer", corpus)
                jobs += bench.other("reasonable", "infer", corpus, scratch=Path(scratch))
                outcomes = bench.sides("axioms", corpus, jobs)
            required = {"owlrl": 150.0} if _is_medium(corpus) else {}
            yield from bench.lines("axioms, in memory", corpus, outcomes, required)
        with TemporaryDirectory(dir=bench.folder) as scratch:
            job = bench.ours("infer", folder=corpus.folder, store=Path(scratch) / "store")
            outcomes = bench.sides("inference", corpus, [job])
        if _is_large(corpus):
            yield from _limits("axioms and rules, on disk", corpus, ours_of(outcomes), 11.0)
        else:
            yield from bench.lines("axioms and rules, on disk", corpus, outcomes)


def load(bench: Bench) -> Iterator[Line]:
    """Against Oxigraph's own bulk load of the same quads from one file."""
    for corpus in bench.corpora:
        with TemporaryDirectory(dir=bench.folder) as scratch:
            ours, bare = Path(scratch) / "ours", Path(scratch) / "bare"
            jobs = [bench.ours("load", folder=corpus.folder, store=ours)]
            jobs += bench.other("pyoxigraph", "load", corpus, data=corpus.folder / "all.nq", store=bare)
            outcomes = bench.sides("load", corpus, jobs)
        yield from bench.lines("load", corpus, outcomes, {"pyoxigraph": 0.9} if _is_large(corpus) else {})


def questions(bench: Bench) -> Iterator[Line]:
    """The question cards, and their queries asked of the bare store: warm, 95 of 100 within the time."""
    corpus = bench.corpora[-1]
    store = corpus.folder / "store"
    asked = bench.must(bench.ours("cards", store=store))["asked"]
    jobs = [bench.ours("ask", store=store, asked=asked)]
    queries = {name: each["query"] for name, each in asked.items()}
    jobs += bench.other("pyoxigraph", "query", corpus, store=store, queries=queries)
    outcomes = bench.sides("questions", corpus, jobs)
    bare = outcomes["pyoxigraph"].values.get("answers", {}) if "pyoxigraph" in outcomes else {}
    for name, answer in ours_of(outcomes).values["answers"].items():
        seconds, rows = answer["p95"] / 1000, int(answer["rows"])
        line = Line("question", corpus.triples, f"`{name}`", seconds, remark=f"{rows:,} rows")
        other = bare.get(name)
        if other is not None:
            line = replace(line, ratio=other["p50"] / answer["p50"])
            if int(other["rows"]) != rows:
                line = replace(line, remark=f"{line.remark}, of the bare store {int(other['rows']):,}")
        if _is_large(corpus) and rows <= 1000 and asked[name]["given"]:
            line = replace(line, required="≤ 100 ms", reached=seconds <= 0.1)
        elif _is_large(corpus) and line.ratio is not None:
            line = replace(line, required="ratio ≥ 0.83", reached=line.ratio >= 1 / 1.2)
        yield line


def growth(bench: Bench) -> Iterator[Line]:
    """How the times grow from the middle size to the largest."""
    sizes = sorted({triples for _, triples in bench.seconds})[-2:]
    if len(sizes) < 2 or sizes[0] < _SMALL:
        return
    for work in ("load", "inference", "validation"):
        small, large = (bench.seconds.get((work, size)) for size in sizes)
        if small and large:
            ratio = large / small
            side = f"{sizes[0]:,} → {sizes[1]:,} triples"
            yield Line(f"growth: {work}", sizes[1], side, large, None, ratio, "≤ 12", ratio <= 12)


def replacement(bench: Bench) -> Iterator[Line]:
    """One document of many is changed: from the file to a snapshot that has been validated."""
    corpus = bench.corpora[-1]
    with TemporaryDirectory(dir=bench.folder) as scratch:
        workspace = Path(scratch) / "workspace"
        built = bench.must(bench.ours("build", folder=corpus.folder, workspace=workspace))
        yield Line("build of all", corpus.triples, "this package", built["seconds"], built["peak"])
        file = next(iter(sorted((corpus.folder / "sources").glob("wp-*.txt"))))
        changed = Path(scratch) / "changed"
        changed.mkdir()
        (changed / "sources.csv").write_bytes((corpus.folder / "sources.csv").read_bytes())
        other = file.read_bytes().replace(b"Works are underway.", b"It will be discussed in May.", 3)
        (changed / file.name).write_bytes(other)
        jobs = {"file": changed / file.name, "workspace": workspace, "reference": corpus.folder / "reference"}
        told = []
        for turn in range(bench.rounds):
            jobs["file"] = file if turn % 2 else changed / file.name
            told.append(bench.must(bench.ours("replace", **jobs)))
    told.sort(key=lambda each: float(each["seconds"]))
    middle = told[len(told) // 2]
    remark = f"its report {middle['told']:.2f} s later"
    required = 2.0 if _is_large(corpus) else None
    yield Line(
        f"1 document of {corpus.documents} replaced", corpus.triples, "this package", middle["seconds"],
        middle["peak"], None, "" if required is None else "≤ 2 s",
        None if required is None else middle["seconds"] <= required, remark,
    )  # fmt: skip


def reading(bench: Bench) -> Iterator[Line]:
    """Documents read on all cores; memory must not grow with their number."""
    corpus = bench.corpora[-1]
    with TemporaryDirectory(dir=bench.folder) as scratch:
        for count in sorted({max(1, corpus.documents // 4), corpus.documents}):
            job = bench.ours("read", folder=corpus.folder, documents=count, scratch=scratch)
            told = bench.must(job)
            remark = f"{told['rate']:.1f} documents a second"
            yield Line(
                f"reading of {count} documents",
                0,
                "this package",
                told["seconds"],
                told["peak"],
                remark=remark,
            )


def _limits(
    work: str, corpus: Corpus, outcome: Outcome, seconds: float, memory: float | None = None
) -> Iterator[Line]:
    mine, peak = outcome.number("seconds"), outcome.number("peak")
    if mine is not None:
        yield Line(
            f"{work}: time",
            corpus.triples,
            "this package",
            mine,
            None,
            None,
            f"≤ {seconds:g} s",
            mine <= seconds,
        )
    if memory is not None and peak is not None:
        required = f"≤ {memory:,.0f} MB"
        yield Line(
            f"{work}: memory", corpus.triples, "this package", None, peak, None, required, peak <= memory
        )


def _is_medium(corpus: Corpus) -> bool:
    return _SMALL <= corpus.triples < _LARGE


def _is_large(corpus: Corpus) -> bool:
    return corpus.triples >= _LARGE
