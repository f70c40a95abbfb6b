"""Other engines, each task in a process of its own: `python -m benchmarks.engines ENGINE TASK`.

What they are to work on they read from standard input. They know nothing of our package. Nothing is imported
before it is needed: an engine must not pay for another.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.telling import Watch, finding, fingerprint, limit_memory, tell, warm

_SHACL = "http://www.w3.org/ns/shacl#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Arguments = dict[str, Any]


def pyshacl_validate(arguments: Arguments) -> None:
    """Plain pySHACL on an rdflib graph."""
    rdflib, pyshacl = import_module("rdflib"), import_module("pyshacl")
    watch = Watch()
    data = rdflib.Graph().parse(arguments["data"], format="nt")
    shapes = rdflib.Graph().parse(arguments["shapes"], format="turtle")
    load = watch.seconds()
    _, report, _ = pyshacl.validate(
        data, shacl_graph=shapes, inplace=True, inference="none", meta_shacl=False
    )
    _tell_findings(load, watch.seconds(), _results(report), version("pyshacl"))


def shifty_validate(arguments: Arguments) -> None:
    """pyshifty; it reads the file itself, so that loading is part of its time."""
    shifty = import_module("shifty")
    watch = Watch()
    data, shapes = Path(arguments["data"]), Path(arguments["shapes"])
    _, report, _ = shifty.validate(data, shapes, graph_mode="data", infer=False, sort_results=False)
    _tell_findings(0.0, watch.seconds(), _results(report), version("pyshifty"))


def pyrudof_validate(arguments: Arguments) -> None:
    """pyrudof, its native mode (the faster one)."""
    pyrudof = import_module("pyrudof")
    watch = Watch()
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(arguments["data"], pyrudof.RDFFormat.NTriples)
    rudof.read_shacl(arguments["shapes"], pyrudof.ShaclFormat.Turtle)
    load = watch.seconds()
    report = rudof.validate_shacl(pyrudof.ShaclValidationMode.Native)
    seconds = watch.seconds()
    lines = (
        finding(str(each.focus_node), str(each.constraint_component), each.path and str(each.path))
        for each in report.violations
    )
    _tell_findings(load, seconds, lines, version("pyrudof"))


def _results(report: Any) -> Iterator[str]:
    """The results in a report graph of rdflib, without the details that stand below another result."""
    term = import_module("rdflib").URIRef
    for result in report.objects(None, term(_SHACL + "result")):
        focus, component, path = (
            report.value(result, term(_SHACL + name))
            for name in ("focusNode", "sourceConstraintComponent", "resultPath")
        )
        yield finding(str(focus), str(component), None if path is None else str(path))


def _tell_findings(load: float, seconds: float, lines: Iterable[str], release: str) -> None:
    found = set(lines)
    tell(load=load, seconds=seconds, found=len(found), hash=fingerprint(found), version=release)


def owlrl_infer(arguments: Arguments) -> None:
    """Plain owlrl on an rdflib graph of everything."""
    rdflib, owlrl = import_module("rdflib"), import_module("owlrl")
    watch = Watch()
    graph = rdflib.Graph().parse(arguments["data"], format="nt")
    graph.parse(arguments["axioms"], format="turtle")
    literal = rdflib.Literal
    asserted = {(str(s), str(p), str(o)) for s, p, o in graph if not isinstance(o, literal)}
    load = watch.seconds()
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    seconds = watch.seconds()
    closed = ((str(s), str(p), str(o)) for s, p, o in graph if not isinstance(o, literal))
    _tell_entailed(
        load, seconds, closed=closed, asserted=asserted, arguments=arguments, release=version("owlrl")
    )


def reasonable_infer(arguments: Arguments) -> None:
    """The reasoner reasonable; N-Triples are Turtle, but it knows files by their names."""
    reasonable = import_module("reasonable")
    watch = Watch()
    reasoner = reasonable.PyReasoner()
    named = Path(arguments["scratch"]) / "data.ttl"
    named.symlink_to(arguments["data"])
    reasoner.load_file(str(named))
    reasoner.load_file(arguments["axioms"])
    load = watch.seconds()
    closed = reasoner.reason()
    seconds = watch.seconds()
    oxigraph = import_module("pyoxigraph")
    triples = oxigraph.parse(path=arguments["data"], format=oxigraph.RdfFormat.N_TRIPLES)
    asserted = {
        (each.subject.value, each.predicate.value, each.object.value)
        for each in triples
        if isinstance(each.object, oxigraph.NamedNode)
    }
    names = ((str(s), str(p), str(o)) for s, p, o in closed)
    _tell_entailed(
        load, seconds, closed=names, asserted=asserted, arguments=arguments, release=version("reasonable")
    )


def _tell_entailed(
    load: float,
    seconds: float,
    *,
    closed: Iterable[tuple[str, str, str]],
    asserted: set[tuple[str, str, str]],
    arguments: Arguments,
    release: str,
) -> None:
    """What is entailed of things in the kinds of statements that matter: our own properties and classes."""
    kinds, things = set(arguments["kinds"]), arguments["things"]
    entailed = {
        " ".join(triple)
        for triple in closed
        if triple not in asserted
        and triple[0].startswith(things)
        and (triple[2] if triple[1] == _RDF_TYPE else triple[1]) in kinds
    }
    tell(load=load, seconds=seconds, found=len(entailed), hash=fingerprint(entailed), version=release)


def pyoxigraph_load(arguments: Arguments) -> None:
    """One file of N-Quads into a store on disk."""
    oxigraph = import_module("pyoxigraph")
    watch = Watch()
    store = oxigraph.Store(arguments["store"])
    store.bulk_load(path=arguments["data"], format=oxigraph.RdfFormat.N_QUADS)
    store.flush()
    tell(seconds=watch.seconds(), quads=len(store), version=version("pyoxigraph"))


def pyoxigraph_query(arguments: Arguments) -> None:
    """Queries on a store on disk."""
    oxigraph = import_module("pyoxigraph")
    store = oxigraph.Store.read_only(arguments["store"])

    def rows(query: str) -> int:
        return len([tuple(row) for row in store.query(query)])

    answers = {name: warm(partial(rows, query)) for name, query in arguments["queries"].items()}
    tell(answers=answers, version=version("pyoxigraph"))


_TASKS: dict[tuple[str, str], Callable[[Arguments], None]] = {
    ("pySHACL", "validate"): pyshacl_validate,
    ("pyshifty", "validate"): shifty_validate,
    ("pyrudof", "validate"): pyrudof_validate,
    ("owlrl", "infer"): owlrl_infer,
    ("reasonable", "infer"): reasonable_infer,
    ("pyoxigraph", "load"): pyoxigraph_load,
    ("pyoxigraph", "query"): pyoxigraph_query,
}

if __name__ == "__main__":
    limit_memory()
    _TASKS[sys.argv[1], sys.argv[2]](json.load(sys.stdin))
