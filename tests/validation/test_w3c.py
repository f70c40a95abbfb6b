"""The W3C's tests: all of SHACL core, and of SHACL-SPARQL all but one that asks for the shapes graph."""

from pathlib import Path

import pytest

from coomet_graph.errors import UnreadableGraphError
from coomet_graph.validation.facts import facts_of
from coomet_graph.validation.shapes import Shapes
from coomet_graph.validation.validator import Engine, find
from tests.validation import suites
from tests.validation.told import in_every_way, told

# What is left to pySHACL, and what nothing at hand can run.
NOT_COMPILED = {
    "datatype-ill-formed": "the store keeps byte as integer",
    "nodeValidator-001": "the component is defined by the shapes themselves",
    "optional-001": "the component is defined by the shapes themselves",
    "shacl-shacl": "its query would be too long",
    "propertyValidator-select-001": "the component is defined by the shapes themselves",
    "validator-001": "the component is defined by the shapes themselves",
}
NOT_RUN = {"shapesGraph-001"}
# A demand that is "1", not "true", is none; pySHACL takes it for one.
PYSHACL_DIFFERS = {"uniqueLang-002"}

needs_suites = pytest.mark.skipif(not suites.FOLDER.is_dir(), reason="the W3C's tests are not at hand")
SUITES = ("core", "sparql")
FILES = [path for kind in SUITES for path in suites.files(kind)]
ENGINES: tuple[Engine, ...] = ("compiled", "pyshacl")
RUNS = [
    pytest.param(path, engine, id=f"{path.parent.name}-{path.stem}-{engine}")
    for path in FILES
    for engine in ENGINES
    if engine == "compiled" or path.stem not in PYSHACL_DIFFERS
]


@needs_suites
def test_the_suites_are_whole() -> None:
    count = {kind: sum(1 for path in suites.files(kind) for _ in suites.cases(path)) for kind in SUITES}
    # One of the latter stands in no manifest.
    assert count == {"core": 98, "sparql": 23}


@needs_suites
@pytest.mark.parametrize(("path", "engine"), RUNS)
def test_finds_what_the_specification_wants(path: Path, engine: Engine) -> None:
    for case in suites.cases(path):
        facts, shapes = facts_of(case.data), Shapes(case.shapes)
        if case.expected is None or case.name in NOT_RUN:
            with pytest.raises(UnreadableGraphError):
                find(facts, shapes, engine)
            continue
        found, checked = find(facts, shapes, engine)
        assert told(map(suites.as_stored, found)) == case.expected
        if engine == "compiled":
            reasons = {each.reason for each in checked if each.engine != "compiled"}
            assert reasons == ({NOT_COMPILED[case.name]} if case.name in NOT_COMPILED else set())
            if not reasons:
                assert all(each == case.expected for each in in_every_way(facts, shapes))
