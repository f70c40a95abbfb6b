"""Our side of every measurement, each task in a process of its own: `python -m benchmarks.ours TASK`.

This is the only module here that knows how our stages are called; when that changes, this changes.
"""

import json
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from benchmarks.telling import Watch, finding, fingerprint, limit_memory, tell, warm
from coomet_graph import pipeline
from coomet_graph.audit import run_audit
from coomet_graph.errors import CoometGraphError
from coomet_graph.findings import Finding
from coomet_graph.iris import Minter
from coomet_graph.namespaces import ID
from coomet_graph.pipeline.reading import read_sources
from coomet_graph.queries import bound
from coomet_graph.questions import ask, load_cards
from coomet_graph.reasoning.fixpoint import Fixpoint
from coomet_graph.store import EmbeddedDataset, Workspace
from coomet_graph.validation import ValidationReport, constraints_of, load_shapes, validate, validator

Arguments = dict[str, Any]
_INFERRED = Minter().graph("inferred")


def sources(folder: Path) -> list[Path]:
    """The documents of a corpus."""
    return sorted((folder / "sources").glob("*.txt"))


def graphs(folder: Path) -> list[tuple[Path, str]]:
    """The N-Triples files of a corpus, and the graph each belongs to."""
    return [(folder / file, name) for file, name in json.loads((folder / "graphs.json").read_text("utf-8"))]


def build_of(folder: Path) -> pipeline.Build:
    """The corpus built in memory."""
    built = pipeline.build(sources(folder), reference=folder / "reference")
    assert not built.errors, built.errors
    return built


def findings_in(built: pipeline.Build, dataset: EmbeddedDataset | None = None) -> tuple[Finding, ...]:
    """What an audit finds, the readers' findings among it; `dataset` stands in for the graph."""
    return tuple(run_audit(dataset or built.dataset, pipeline.ontology(), built.findings).findings)


def dataset_of(folder: Path, store: Path | None = None) -> EmbeddedDataset:
    """The corpus with everything that follows from it, in memory or on disk."""
    dataset = EmbeddedDataset() if store is None else EmbeddedDataset.create(store)
    dataset.load_files(graphs(folder))
    pipeline.infer(dataset, Minter())
    return dataset


def kinds_entailed() -> list[str]:
    """The properties and classes of which our axioms entail statements, as any OWL 2 RL reasoner does."""
    rules = pipeline.entailment()
    derived = {kind[1:-1] for rule in rules.derivations for kind in rule.kinds}
    return sorted({rule.head.key for rule in rules.rules} - derived)


def _validated(dataset: EmbeddedDataset) -> ValidationReport:
    entailed = pipeline.entailment().entailed
    return validate(dataset, pipeline.ontology(), load_shapes(), inferred=_INFERRED, entailed=entailed)


def read_task(arguments: Arguments) -> None:
    """Documents into files of statements, side by side on the cores."""
    folder, scratch = Path(arguments["folder"]), Path(arguments["scratch"])
    paths = sources(folder)[: arguments["documents"]]
    watch = Watch()
    read = read_sources(paths, folder / "reference", Minter(), scratch)
    seconds = watch.seconds()
    errors = [each for each in read if isinstance(each, CoometGraphError)]
    tell(seconds=seconds, rate=len(paths) / seconds, errors=len(errors))


def store_task(arguments: Arguments) -> None:
    """Make the store on disk that other tasks ask."""
    dataset_of(Path(arguments["folder"]), Path(arguments["store"])).close()
    tell()


def load_task(arguments: Arguments) -> None:
    """Files of statements into a store on disk."""
    files = graphs(Path(arguments["folder"]))
    watch = Watch()
    dataset = EmbeddedDataset.create(Path(arguments["store"]))
    dataset.load_files(files)
    dataset.flush()
    tell(seconds=watch.seconds())


def infer_task(arguments: Arguments) -> None:
    """Everything that follows, in a store on disk."""
    dataset = EmbeddedDataset.create(Path(arguments["store"]))
    watch = Watch()
    dataset.load_files(graphs(Path(arguments["folder"])))
    load = watch.seconds()
    pipeline.infer(dataset, Minter())
    tell(load=load, seconds=watch.seconds())


def axioms_task(arguments: Arguments) -> None:
    """What the axioms alone entail, in memory, as other reasoners do it."""
    dataset = EmbeddedDataset()
    watch = Watch()
    dataset.load_files(graphs(Path(arguments["folder"])))
    load = watch.seconds()
    rules = pipeline.entailment().rules
    watch.seconds()
    Fixpoint(dataset, rules, _INFERRED).reach()
    seconds = watch.seconds()
    kinds = set(kinds_entailed())
    entailed = set()
    for quad in dataset.quads(_INFERRED):
        subject, prop, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode):
            continue
        kind = value.value if prop.endswith("#type") else prop
        if kind in kinds and subject.value.startswith(ID):
            entailed.add(f"{subject.value} {prop} {value.value}")
    tell(load=load, seconds=seconds, found=len(entailed), hash=fingerprint(entailed))


def validate_task(arguments: Arguments) -> None:
    """The shapes over what is asserted, in the store on disk."""
    dataset = EmbeddedDataset.open(Path(arguments["store"]))
    # Shapes are read and compiled beforehand, as the other sides read theirs.
    watch = Watch()
    constraints_of(load_shapes(), pipeline.ontology(), _INFERRED, pipeline.entailment().entailed)
    load = watch.seconds()
    spent: list[float] = []
    asked = validator.ask

    def timed(*given: Any, **named: Any) -> Any:
        watch = Watch()
        try:
            return asked(*given, **named)
        finally:
            spent.append(watch.seconds())

    # The times of single constraints: each is asked by this function of the module.
    validator.ask = timed
    watch = Watch()
    report = _validated(dataset)
    seconds = watch.seconds()
    found = {finding(each.focus, each.component, each.path) for each in report.results}
    tell(
        load=load,
        seconds=seconds,
        found=len(found),
        hash=fingerprint(found),
        slowest=max(spent, default=0.0),
        constraints=len(spent),
        others=len(report.not_compiled),
    )


def cards_task(arguments: Arguments) -> None:
    """What is asked: for each name the card, its parameters, and the query that these make of it."""
    dataset = EmbeddedDataset.open(Path(arguments["store"]))
    queries = {card.name: card.query for card in load_cards()}
    tell(
        asked={
            name: {
                "card": card,
                "given": given,
                "query": bound(queries[card], {key: _term(value) for key, value in given.items()}),
            }
            for name, card, given in _questions(dataset)
        }
    )


def ask_task(arguments: Arguments) -> None:
    """The question cards, warm."""
    dataset = EmbeddedDataset.open(Path(arguments["store"]))

    def rows(card: str, given: dict[str, str]) -> int:
        return len(ask(dataset, card, given).rows)

    asked = arguments["asked"].items()
    tell(answers={name: warm(partial(rows, each["card"], each["given"])) for name, each in asked})


def _term(value: str) -> Literal | NamedNode:
    return Literal(int(value)) if value.isdigit() else NamedNode(value)


# An example of each kind of thing that a question can be about.
_EXAMPLES = {
    "programme": "?it a coomet:WorkProgramme ; ^foaf:primaryTopic ?file",
    "body": "?it a coomet:StructuralBody ; coomet:bodyKind 'technical-committee'",
    "indicator": "?citation coomet:citesIndicator ?it . ?it coomet:hasTarget ?target",
    "item": "?citation coomet:citesItem ?it . ?it a coomet:DevelopmentProgrammeItem",
    "action": "?it coomet:dependsOn ?other ; coomet:contributesTo ?indicator",
    "country": "?project coomet:participatingCountry ?it",
    "project": "?project coomet:underProject ?it",
    "resource": "?entry coomet:concerns ?it . ?it a coomet:InformationResource",
}
_YEAR = "2002"


def _questions(dataset: EmbeddedDataset) -> list[tuple[str, str, dict[str, str]]]:
    """Each card with each of its parameters alone, and without any where none is needed."""
    asked: list[tuple[str, str, dict[str, str]]] = []
    for card in load_cards():
        for parameter in card.parameters:
            example = _YEAR if parameter.kind == "year" else _example(dataset, parameter.kind)
            if example is not None:
                asked.append((f"{card.name} {parameter.name}", card.name, {parameter.name: example}))
        if not any(parameter.required for parameter in card.parameters):
            asked.append((card.name, card.name, {}))
    return asked


def _example(dataset: EmbeddedDataset, kind: str) -> str | None:
    query = (
        "PREFIX coomet: <https://w3id.org/coomet/ontology#> PREFIX foaf: <http://xmlns.com/foaf/0.1/> "
        f"SELECT ?it WHERE {{ {_EXAMPLES[kind]} }} ORDER BY ?it LIMIT 1"
    )
    terms = [row[0] for row in dataset.select(query).rows]
    return terms[0].value if terms and isinstance(terms[0], NamedNode) else None


def build_task(arguments: Arguments) -> None:
    """Build a workspace of all documents."""
    folder = Path(arguments["folder"])
    watch = Watch()
    built = pipeline.build_in(Path(arguments["workspace"]), sources(folder), reference=folder / "reference")
    tell(seconds=watch.seconds(), errors=len(built.errors))


def replace_task(arguments: Arguments) -> None:
    """One document of many anew: from the file to the current snapshot, validated."""
    workspace = Workspace(Path(arguments["workspace"]))
    watch = Watch()
    update = pipeline.update_in(
        workspace.folder, [Path(arguments["file"])], reference=Path(arguments["reference"])
    )
    seconds = watch.seconds()
    report = pipeline.report_in(workspace, update.dataset)
    told = watch.seconds()
    workspace.prune(1)
    tell(seconds=seconds, told=told, found=len(report.results), errors=len(update.errors))


def stages_task(arguments: Arguments) -> None:
    """The stages of a build of the bundled documents, in this process."""
    scratch = Path(arguments["scratch"])
    watch = Watch()
    stages = {}
    dataset = pipeline.build(store=scratch / "store").dataset
    stages["build: read, load and infer, on disk"] = watch.seconds()
    _validated(dataset)
    stages["validate"] = watch.seconds()
    run_audit(dataset, pipeline.ontology())
    stages["audit, validation among it"] = watch.seconds()
    tell(stages=stages)


_TASKS: dict[str, Callable[[Arguments], None]] = {
    "read": read_task,
    "store": store_task,
    "load": load_task,
    "infer": infer_task,
    "axioms": axioms_task,
    "validate": validate_task,
    "cards": cards_task,
    "ask": ask_task,
    "build": build_task,
    "replace": replace_task,
    "stages": stages_task,
}

if __name__ == "__main__":
    limit_memory()
    given: Arguments = json.load(sys.stdin)
    if "store" in given and sys.argv[1] in ("store", "load", "infer"):
        shutil.rmtree(given["store"], ignore_errors=True)
    _TASKS[sys.argv[1]](given)
