"""How many planted faults an audit finds, rule by rule: `python -m benchmarks.faults [--documents 20]`.

Invented programmes are audited without faults, with faults in their texts, and with faults in their graphs.
What an audit finds more is compared with what the planted faults have to cause: recall is the share of those
that is found, precision the share of what is found that was planted.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import ours
from benchmarks.corpus.faults import Fault, Found
from benchmarks.corpus.generate import expected_faults, generate
from benchmarks.corpus.graph_faults import plant_in_graph
from coomet_graph import pipeline
from coomet_graph.findings import Finding, Severity, reader_rules
from coomet_graph.iris import Minter
from coomet_graph.store import EmbeddedDataset

# Words that look like a slip of others are guessed from how often each occurs, which a fault may change.
GUESSED = frozenset({"typing-error"})
_RECALL, _PRECISION = 1.0, 0.98


def found(findings: Iterable[Finding]) -> set[Found]:
    """Rule and subjects, or file and words where a reader finds it; how a page is set is left out."""
    layout = {rule.id for rule in reader_rules().values() if rule.kind == "layout"}
    return {
        (finding.rule, focus)
        for finding in findings
        if finding.rule not in GUESSED and (finding.rule not in layout or finding.severity != Severity.INFO)
        for focus in _foci(finding)
    }


def faulty_graph(built: pipeline.Build, rate: float, planted: dict[str, Fault]) -> EmbeddedDataset:
    """The graph with faults in that share of the nodes, which `planted` takes up, and what follows then."""
    faulty = EmbeddedDataset()
    for name in built.dataset.graph_names():
        quads = built.dataset.quads(name)
        if "/asserted/" in name:
            faulty.load(plant_in_graph(quads, 1, rate, planted))
        elif not name.endswith("/inferred"):
            faulty.load(quads)
    pipeline.infer(faulty, Minter())
    return faulty


def compare(planted: Iterable[Found], told: Iterable[Found]) -> Iterator[tuple[str, int, int, int]]:
    """For every rule: how many findings are due, how many of those were told, how many were told at all."""
    due, all_told = set(planted), set(told)
    counts = [Counter(rule for rule, _ in each) for each in (due, due & all_told, all_told)]
    for rule in sorted({rule for rule, _ in due | all_told}):
        wanted, right, given = (each[rule] for each in counts)
        yield rule, wanted, right, given


def _foci(finding: Finding) -> Iterator[str]:
    # What readers find is about a programme; where in it, its words tell.
    if finding.rule not in reader_rules() or not all("/programme/" in each for each in finding.subjects):
        yield " ".join(sorted(finding.subjects))
        return
    words: dict[str, list[str]] = {}
    for place in finding.places:
        words.setdefault(place.file, []).append(place.quotation)
    yield from (f"{file}: {' '.join(quotations)}" for file, quotations in words.items())


def _measure(folder: Path, documents: int) -> Iterator[tuple[str, int, int, int]]:
    generate(folder / "clean", documents)
    built = ours.build_of(folder / "clean")
    standing = found(ours.findings_in(built))
    generate(folder / "faulty", documents, faults=0.3)
    due = {each for fault in expected_faults(folder / "faulty" / "faults.jsonl") for each in fault.found}
    told = found(ours.findings_in(ours.build_of(folder / "faulty"))) - standing
    yield from compare(due, told)
    planted: dict[str, Fault] = {}
    graph = faulty_graph(built, 0.3, planted)
    due = {each for fault in planted.values() for each in fault.found}
    yield from compare(due, found(ours.findings_in(built, graph)) - standing)


def main() -> None:
    """Measure and print a line for each rule."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=20)
    chosen = parser.parse_args()
    low = []
    with TemporaryDirectory() as folder:
        for rule, due, right, told in _measure(Path(folder), chosen.documents):
            recall, precision = right / due if due else 1.0, right / told if told else 1.0
            print(f"{rule}: {due} planted, {told} found; recall {recall:.3f}, precision {precision:.3f}")
            if recall < _RECALL or precision < _PRECISION:
                low.append(rule)
    print(f"below recall {_RECALL} or precision {_PRECISION}: {', '.join(low) or 'none'}")


if __name__ == "__main__":
    main()
