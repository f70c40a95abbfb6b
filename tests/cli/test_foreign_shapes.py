"""`validate --shapes`: somebody's data against somebody's shapes, and nothing else."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from coomet_graph import api
from coomet_graph.namespaces import SH
from tests.cli.conftest import Command
from tests.store.listener import Listener
from tests.validation.turtle import EX, PREFIXES

Write = Callable[[str, str], Path]

DATA = 'ex:a a ex:Part ; ex:p "x" , "y" . ex:Part rdfs:subClassOf ex:Thing .'
SHAPES = """
    ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property [
        sh:path ex:p ; sh:maxCount 1 ; sh:message "Only one name."@en , "Только одно имя."@ru ] .
"""
# A pattern that SPARQL does not know, and a script.
UNCOMPILED = """
    ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:js [ sh:jsFunctionName "f" ] ;
        sh:property [ sh:path ex:p ; sh:pattern "^(?!x)" ] .
"""

INVERSE = f"{'[ sh:inversePath ' * 3000} ex:p {' ]' * 3000}"
NESTED = f"ex:S a sh:PropertyShape ; sh:targetNode ex:a ; sh:minCount 1 ; sh:path {INVERSE} ."


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PREFIXES + text, "utf-8")
        return path

    return written


def test_shapes_and_data_of_others_alone(command: Command, write: Write) -> None:
    done = command("validate", write("d.ttl", DATA), "--shapes", write("s.ttl", SHAPES), "--format", "json")
    assert (done.code, done.err) == (1, "")
    (finding,) = json.loads(done.out)
    assert finding["rule"] == f"{EX}S <{EX}p>"
    assert finding["message"] == {"en": f"{EX}a: Only one name.", "ru": f"{EX}a: Только одно имя."}
    assert finding["subjects"] == [EX + "a"]


def test_what_conforms_is_done(command: Command, write: Write) -> None:
    """Our own rules would have much to say about such a thing."""
    data = write("d.ttl", "ex:a a <https://w3id.org/coomet/ontology#Action> .")
    assert command("validate", data).code == 1
    done = command("validate", data, "--shapes", write("s.ttl", SHAPES))
    assert (done.code, done.err) == (0, "")
    assert "1 rule ran; 1 found nothing, 1 of them had nothing to look at." in done.out


@pytest.mark.parametrize("format_", ["table", "summary", "html", "csv", "turtle", "json"])
def test_every_format_says_what_was_not_compiled(command: Command, write: Write, format_: str) -> None:
    files = (write("d.ttl", DATA), "--shapes", write("s.ttl", UNCOMPILED))
    done = command("validate", *files, "--format", format_)
    assert done.code == 1
    told = done.out if format_ in {"table", "summary"} else done.err
    pattern = f"sh:PatternConstraintComponent, {EX}S <{EX}p>: checked by pySHACL (SPARQL does not know"
    assert pattern in told
    assert f"sh:JSConstraintComponent, {EX}S: checked by nothing (sh:js is not of SHACL core)" in told
    russian = command("validate", *files, "--format", format_, "--lang", "ru")
    assert "не проверялось" in russian.out + russian.err


def test_without_words_of_the_shape_the_value_is_told(command: Command, write: Write) -> None:
    done = command(
        "validate", write("d.ttl", DATA), "--shapes", write("s.ttl", UNCOMPILED), "--format", "json"
    )
    (finding,) = json.loads(done.out)
    assert finding["message"]["en"] == f"{EX}a: The text is not of the form asked for. (x)"


def test_the_turtle_report_is_of_everything(command: Command, write: Write) -> None:
    shapes = (
        "ex:S a sh:PropertyShape ; sh:targetNode ex:a ; sh:maxCount 0 ; sh:severity sh:Info ; sh:path [\n"
    )
    shapes += (
        "sh:alternativePath ( ex:q [ sh:inversePath ex:q ] ( ex:r [ sh:oneOrMorePath ex:p ] ) ex:p ) ] ."
    )
    files = (write("d.ttl", DATA), "--shapes", write("s.ttl", shapes))
    done = command("validate", *files, "--format", "turtle", "--severity", "violation")
    assert done.code == 0
    statements = list(parse(done.out, format=RdfFormat.TURTLE))
    results = [each.subject for each in statements if each.predicate.value == SH + "sourceShape"]
    assert len(results) == 1
    told = {each.predicate.value.removeprefix(SH): str(each.object) for each in statements}
    assert told["conforms"].startswith('"false"')
    assert told["resultSeverity"] == f"<{SH}Info>"
    assert {"inversePath", "oneOrMorePath", "alternativePath"} <= set(told)


def test_our_own_shapes_report_in_turtle_too(command: Command, write: Write) -> None:
    data = write("d.ttl", "ex:a a <https://w3id.org/coomet/ontology#Action> .")
    done = command("validate", data, "--format", "turtle")
    assert (done.code, done.err) == (1, "")
    assert "<https://example.org/a>" in done.out


def test_both_engines_find_the_same(write: Write) -> None:
    data, shapes = write("d.ttl", DATA), write("s.ttl", SHAPES)
    compiled, reference = (api.validate(data, each, shapes=[shapes]) for each in ("compiled", "pyshacl"))
    assert compiled.findings == reference.findings
    assert reference.validation is not None
    assert {each.engine for each in reference.validation.found} == {"pyshacl"}
    # Left over is what cannot be compiled, not what was asked to go to pySHACL.
    assert reference.left_over == ()


def test_a_folder_of_shapes_and_a_file_beside_it(command: Command, write: Write, tmp_path: Path) -> None:
    """Blank nodes of the same name in two files are two."""
    text = "ex:{0} a sh:NodeShape ; sh:targetNode ex:a ; sh:property _:same . "
    text += "_:same sh:path ex:{0} ; sh:minCount 1 ."
    (tmp_path / "shapes").mkdir()
    for name in "qr":
        write(f"shapes/{name}.ttl", text.format(name))
    (tmp_path / "shapes" / "notes.txt").write_text("no RDF")
    files = (
        write("d.ttl", DATA),
        "--shapes",
        tmp_path / "shapes",
        "--shapes",
        write("t.ttl", text.format("t")),
    )
    done = command("validate", *files, "--format", "json")
    rules = {finding["rule"] for finding in json.loads(done.out)}
    assert rules == {f"{EX}{name} <{EX}{name}>" for name in "qrt"}


def test_blank_nodes_of_data_are_no_targets_of_shapes(command: Command, write: Write) -> None:
    shapes = write("s.ttl", "ex:S a sh:NodeShape ; sh:targetNode _:b ; sh:class ex:Thing .")
    data = write("d.ttl", "_:b a ex:Other . _:file0-b a ex:Other .")
    done = command("validate", data, "--shapes", shapes, "--format", "turtle")
    assert "sh:focusNode _:b " not in done.out
    # But in one file that is both, it is the same.
    both = write("both.ttl", "_:b a ex:Other . ex:S a sh:NodeShape ; sh:targetNode _:b ; sh:class ex:Thing .")
    done = command("validate", both, "--shapes", both, "--format", "turtle")
    assert "sh:focusNode _:b " in done.out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ex:a ex:p ex:b .", ("no SHACL shape", "ни одной формы SHACL")),
        ("ex:a ex:p .", ("not valid Turtle", "не соответствует Turtle")),
        (
            "ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:or () .",
            ("cannot be applied", "не удалось применить"),
        ),
        (NESTED, ("nested", "вложен")),
    ],
)
def test_shapes_that_are_none_are_refused(
    command: Command, write: Write, text: str, told: tuple[str, str]
) -> None:
    files = (write("d.ttl", DATA), "--shapes", write("s.ttl", text))
    for words, lang in zip(told, ("en", "ru"), strict=True):
        done = command("validate", *files, "--lang", lang)
        assert (done.code, done.out) == (2, "")
        assert words in done.err
        assert done.err.count("\n") == 1


def test_what_is_not_there_is_named(command: Command, write: Write, tmp_path: Path) -> None:
    data = write("d.ttl", DATA)
    done = command("validate", data, "--shapes", tmp_path / "none.ttl")
    assert (done.code, "none.ttl" in done.err) == (2, True)
    (tmp_path / "empty").mkdir()
    done = command("validate", data, "--shapes", tmp_path / "empty")
    assert (done.code, "no RDF file in this folder" in done.err) == (2, True)


@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
@pytest.mark.parametrize(
    "select",
    [
        "SELECT $this WHERE {{ SERVICE <{0}> {{ $this ?p ?o }} }}",
        "SELECT $this FROM <{0}> WHERE {{ $this ?p ?o }}",
        "SELECT $this WHERE {{ " + "?a ?b ?c . " * 101 + "$this ?p ?o }}",
    ],
    ids=["service", "from", "large"],
)
def test_queries_that_nobody_may_ask_are_refused(
    command: Command, write: Write, select: str, engine: str
) -> None:
    with Listener() as listener:
        query = select.format(listener.address)
        shapes = write(
            "s.ttl", f'ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:sparql [ sh:select "{query}" ] .'
        )
        done = command("validate", write("d.ttl", DATA), "--shapes", shapes, "--engine", engine)
        assert listener.calls == 0
    assert (done.code, done.out) == (2, "")
    assert "cannot be applied" in done.err


@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
def test_imports_and_other_shapes_are_not_fetched(command: Command, write: Write, engine: str) -> None:
    with Listener() as listener:
        links = f"""
            ex:o a owl:Ontology ; owl:imports <{listener.address}more> ;
                sh:shapesGraph <{listener.address}shapes> .
            ex:S sh:js [ sh:jsLibrary [ sh:jsLibraryURL "{listener.address}f.js" ] ;
                sh:jsFunctionName "f" ] .
        """
        files = (write("d.ttl", DATA + links), "--shapes", write("s.ttl", SHAPES + UNCOMPILED + links))
        done = command("validate", *files, "--engine", engine, "--format", "summary")
        assert listener.calls == 0
    assert done.code == 1
    assert "2 violations" in done.out
