"""Shapes made to do harm: each ends at a limit of time or memory, in one line, and harms nobody else."""

import os
import subprocess
import sys
from typing import Any

import pytest

from coomet_graph.errors import UnreadableGraphError
from coomet_graph.validation import Engine, ValidationLimits, foreign_shapes, validate, validate_apart
from coomet_graph.validation.telling import heard
from tests.store.listener import Listener
from tests.store.running import processes_below
from tests.validation.turtle import EX, asking, quads

# A second is enough to tell what would take hours, or go on for ever.
SHORT = ValidationLimits(seconds=2)
NARROW = ValidationLimits(seconds=30, memory=2**29)
CHAIN = " ".join(f"ex:n{n} ex:p ex:n{n + 1} , ex:n{7 * n % 400} ; a ex:Part ." for n in range(400))
TARGET = "ex:s a sh:NodeShape ; sh:targetClass ex:Part ;"
PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(CONCAT(STR(?a), STR(?d), STR(?g)) = 'x')"
DOUBLED = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(30))
STAR = "[ sh:zeroOrMorePath {} ]"
STARS = STAR.format(STAR.format(STAR.format("( ex:p ex:p )")))
ENGINES = pytest.mark.parametrize("engine", ["compiled", "pyshacl"])


def told(data: str, shapes: str, limits: ValidationLimits, engine: Engine = "compiled") -> str:
    """The one line that says why the shapes were not applied."""
    with pytest.raises(UnreadableGraphError) as caught:
        validate_apart(quads(data), quads(shapes), engine, limits)
    text = caught.value.text
    assert "\n" not in text.en + text.ru
    assert any("а" <= letter <= "я" for letter in text.ru)
    return text.en


@ENGINES
def test_a_product_of_all_statements(engine: Engine) -> None:
    shapes = f"{TARGET} {asking(f'SELECT $this WHERE {{ $this ex:p ?o . {PRODUCT} }}')} ."
    assert told(CHAIN, shapes, SHORT, engine) == (
        "Checking the data by these shapes takes longer than is allowed for their size "
        "(2 s of computing, 8 s by the clock); ask for less in the shapes, or give less data."
    )


@ENGINES
def test_closures_of_closures(engine: Engine) -> None:
    shapes = f"{TARGET} sh:property [ sh:path {STARS} ; sh:class ex:Other ] ."
    assert "takes longer than is allowed" in told(CHAIN, shapes, SHORT, engine)


@ENGINES
def test_a_pattern_that_goes_back_again_and_again(engine: Engine) -> None:
    """With what SPARQL does not know in it, it is left to pySHACL."""
    shapes = f"{TARGET} sh:property [ sh:path ex:q ; sh:pattern '^(?!x)(a+)+$' ] ."
    data = f"ex:a a ex:Part ; ex:q '{'a' * 40}!' ."
    assert "takes longer than is allowed" in told(data, shapes, SHORT, engine)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no limit of memory there")
@ENGINES
def test_a_text_that_doubles_thirty_times(engine: Engine) -> None:
    select = (
        f"SELECT $this WHERE {{ $this ex:p ?o . BIND('0123456789' AS ?x0) {DOUBLED} FILTER(?x30 = 'x') }}"
    )
    shapes = f"ex:s a sh:NodeShape ; sh:targetNode ex:n1 ; {asking(select)} ."
    assert "needs more memory than is allowed" in told(CHAIN, shapes, NARROW, engine)


@ENGINES
def test_shapes_in_shapes_in_shapes(engine: Engine) -> None:
    deep = " ".join(f"ex:s{n} a sh:NodeShape ; sh:node ex:s{n + 1} ." for n in range(300))
    shapes = f"{deep} ex:s0 sh:targetClass ex:Part . ex:s300 a sh:NodeShape ; sh:class ex:Other ."
    assert "write them flatter" in told(CHAIN, shapes, SHORT, engine)


@pytest.mark.parametrize("program", ["lying", "dying"])
def test_a_process_that_is_taken_over_is_not_believed(program: str) -> None:
    with pytest.raises(UnreadableGraphError, match="by these shapes ended the program that did it;"):
        validate_apart(
            quads(CHAIN), quads(f"{TARGET} sh:class ex:x ."), program=f"tests.validation_children.{program}"
        )


NAMED = ["name", EX + "a"]
ROW = [NAMED, NAMED, None, None, None, "", "", [], "compiled"]


@pytest.mark.parametrize(("at", "odd"), [(0, ["odd", "a"]), (1, ["name", "no name"]), (4, ["odd"])])
def test_terms_and_paths_that_are_none_are_not_believed(at: int, odd: list[str]) -> None:
    facts: dict[str, Any] = {"rules": {}, "looked_at": {}, "checked": []}
    assert len(heard([ROW], facts)[0].found) == 1
    with pytest.raises(ValueError, match=r"odd|IRI"):
        heard([[*ROW[:at], odd, *ROW[at + 1 :]]], facts)


@pytest.mark.skipif(sys.platform != "linux", reason="the wall stands on Linux only")
def test_there_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system lets a process leave it."""
    program = (
        f"import sys; sys.path[:] = {sys.path!r}\nfrom coomet_graph.processes.within import leave_network\n"
    )
    command = [sys.executable, "-c", f"{program}print(leave_network())"]
    left = subprocess.run(command, capture_output=True, text=True, check=True).stdout == "True\n"
    with Listener() as listener:
        monkeypatch.setenv("PORT", listener.address.strip("/").rpartition(":")[2])
        with pytest.raises(UnreadableGraphError) as caught:
            validate_apart((), (), program="tests.validation_children.calling")
        assert str(caught.value) == ("nobody there" if left else "somebody there")
        assert listener.calls == (not left)


@pytest.mark.skipif(sys.platform != "linux", reason="how processes are listed")
def test_no_process_is_left() -> None:
    before = processes_below(os.getpid())
    validate_apart(quads(CHAIN), quads(f"{TARGET} sh:class ex:Other ."))
    told(CHAIN, "ex:a ex:p 1 .", SHORT)
    assert processes_below(os.getpid()) == before


@ENGINES
def test_it_is_the_same_as_without_a_process(engine: Engine) -> None:
    """Whatever a result may be made of."""
    paths = (
        "ex:q",
        "[ sh:inversePath ex:p ]",
        "[ sh:alternativePath ( ex:q ex:r ) ]",
        "( ex:p [ sh:zeroOrOnePath ex:p ] )",
        "[ sh:oneOrMorePath ex:p ]",
    )
    shapes = quads(
        f"{TARGET} rdfs:label 'Part'@en , 'Часть'@ru ; sh:js [ sh:jsFunctionName 'f' ] ; sh:class ex:Other ;"
        f"{asking('SELECT $this ?value WHERE { $this ex:q ?value }')} ."
        + "".join(
            f"ex:s{n} a sh:NodeShape ; sh:targetClass ex:Part ; sh:property [ sh:path {path} ;"
            "sh:severity sh:Warning ; sh:nodeKind sh:BlankNode ;"
            "sh:message 'Nein.'@de , 'No.' ; sh:in ( '5'^^xsd:byte ) ] ."
            for n, path in enumerate(paths)
        )
    )
    values = "'two'@en , 'три' , 5 , '05'^^xsd:byte"
    data = quads(f"ex:a a ex:Part ; ex:p ex:b , _:c ; ex:q {values} ; ex:r ex:a . _:c a ex:Part .")
    apart, rules = validate_apart(data, shapes, engine)
    known = foreign_shapes(shapes)
    here = validate(data, None, known, engine, in_terms=True)
    assert len(here.results) > 20
    assert apart == here
    assert set(apart.found) == set(here.found)
    assert rules.rules == known.rules
    assert any(EX + "s" in each.shape for each in apart.checked)
