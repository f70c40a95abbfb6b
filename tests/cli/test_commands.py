"""Every command in every format: results on standard output, messages on standard error, exit codes."""

import csv
import io
import json
import os
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from coomet_graph.namespaces import COOMET, ID
from coomet_graph.store import Workspace
from tests.cli.conftest import Command

GOLDEN = Path(__file__).parent.parent / "golden"
SELECT = f"""PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?s ?title WHERE {{ ?s a <{COOMET}Action> ; dcterms:title ?title }} ORDER BY ?title"""
CONSTRUCT = "CONSTRUCT WHERE { ?s <http://purl.org/dc/terms/title> ?title }"


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


# ---------------------------------------------------------------- build


def test_build_tells_what_was_read(command: Command, tmp_path: Path) -> None:
    done = command("build", *sorted(GOLDEN.glob("*.txt")), workspace=tmp_path / "w")
    assert done.code == 0
    assert "What was read" in done.out
    assert "Citations" in done.out
    assert "wp-tc-4-2031-2033" in done.out
    assert done.err == f"The graph is in {tmp_path / 'w'}.\n"
    assert len(Workspace(tmp_path / "w").manifest()["sources"]) == 2


def test_build_accounts_for_every_line(command: Command, tmp_path: Path) -> None:
    done = command("build", GOLDEN / "work-programme.txt", "--report", "--lang", "ru", workspace=tmp_path)
    assert done.code == 0
    assert "не понято 0" in done.out
    assert "титульная часть" in done.out
    assert "заголовок 1" in done.out
    assert "1.1 исполнители" in done.out
    assert not re.search("note|front|heading|furniture", done.out)
    assert "Граф сохранён" in done.err


def test_build_for_another_publisher(command: Command, tmp_path: Path) -> None:
    done = command(
        "build", GOLDEN / "work-programme.txt", "--base", "https://example.org/", workspace=tmp_path
    )
    assert done.code == 0
    shown = command("show", "action/wp-tc-4-2031-2033/1.1", workspace=tmp_path)
    assert "https://example.org/id/action/wp-tc-4-2031-2033/1.1" in shown.out


def test_build_goes_on_after_a_bad_source(command: Command, tmp_path: Path) -> None:
    done = command("build", GOLDEN / "work-programme.txt", tmp_path / "none.txt", workspace=tmp_path / "w")
    assert done.code == 2
    assert "none.txt: there is no such file" in done.err
    assert Workspace(tmp_path / "w").dataset().graph_names()


@pytest.mark.skipif(os.name == "nt", reason="there, names of files have no such characters")
def test_build_names_a_file_in_one_harmless_line(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    shutil.copy(GOLDEN / "work-programme.txt", folder)
    (folder / "bad\nname\x1b]0;title\x07.docx").write_bytes(b"PK\x03\x04 no more")
    done = command("build", folder, workspace=tmp_path / "w")
    assert done.code == 2
    (line,) = (line for line in done.err.splitlines() if ".docx" in line)
    assert line.startswith("bad name\N{REPLACEMENT CHARACTER}]0;title\N{REPLACEMENT CHARACTER}.docx: ")


# ---------------------------------------------------------------- query


@pytest.mark.parametrize("format_", ["table", "csv", "json", "xml"])
def test_query_answers_a_select(command: Command, small: Path, tmp_path: Path, format_: str) -> None:
    (tmp_path / "q.rq").write_text(SELECT, "utf-8")
    done = command("query", tmp_path / "q.rq", "--format", format_, workspace=small)
    assert done.code == 0
    assert done.err == ""
    assert "seminars" in done.out
    if format_ == "csv":
        assert rows(done.out)[0] == ["s", "title"]
        assert len(rows(done.out)) == 4
    elif format_ == "json":
        assert len(json.loads(done.out)["results"]["bindings"]) == 3
    elif format_ == "xml":
        assert ET.fromstring(done.out).tag.endswith("sparql")
    else:
        assert done.out.endswith("3 rows\n")


@pytest.mark.parametrize("format_", ["table", "turtle"])
def test_query_answers_a_construct_with_turtle(
    command: Command, small: Path, tmp_path: Path, format_: str
) -> None:
    (tmp_path / "q.rq").write_text(CONSTRUCT, "utf-8")
    done = command("query", tmp_path / "q.rq", "--format", format_, workspace=small)
    assert done.code == 0
    assert len(list(parse(done.out.encode(), format=RdfFormat.TURTLE))) > 5


@pytest.mark.parametrize(("format_", "told"), [("table", "yes"), ("json", "true")])
def test_query_answers_an_ask(command: Command, small: Path, tmp_path: Path, format_: str, told: str) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?s ?p ?o }", "utf-8")
    done = command("query", tmp_path / "q.rq", "--format", format_, workspace=small)
    assert (done.code, done.err) == (0, "")
    assert told in done.out


def test_query_keeps_terms_letter_for_letter(command: Command, small: Path, tmp_path: Path) -> None:
    integer = "<http://www.w3.org/2001/XMLSchema#integer>"
    query = rf"""SELECT ?v {{ VALUES ?v {{ "a \"b\" \\ \n c"@en "abc"^^{integer} <x:é> }} }}"""
    (tmp_path / "q.rq").write_text(query, "utf-8")
    done = command("query", tmp_path / "q.rq", "--format", "json", workspace=small)
    assert done.err == ""
    values = [row["v"] for row in json.loads(done.out)["results"]["bindings"]]
    assert values[0] == {"type": "literal", "value": 'a "b" \\ \n c', "xml:lang": "en"}
    assert values[1]["value"] == "abc"
    assert values[2] == {"type": "uri", "value": "x:é"}


def test_query_speaks_russian(command: Command, small: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?s ?p ?o }", "utf-8")
    assert command("query", tmp_path / "q.rq", "--lang", "ru", workspace=small).out == "да\n"


# ---------------------------------------------------------------- questions and ask


def test_questions_are_listed(command: Command) -> None:
    done = command("questions")
    assert (done.code, done.err) == (0, "")
    assert "works-by-indicator" in done.out
    russian = command("questions", "--lang", "ru")
    assert "Вопрос" in russian.out


@pytest.mark.parametrize("format_", ["table", "csv", "json"])
def test_ask_answers(command: Command, small: Path, format_: str) -> None:
    done = command("ask", "works-by-indicator", "--param", "body=TC 4", "--format", format_, workspace=small)
    assert (done.code, done.err) == (0, "")
    assert "Ind-a.1.1" in done.out
    if format_ == "json":
        assert isinstance(json.loads(done.out), list)
    if format_ == "csv":
        assert len(rows(done.out)) > 1


def test_ask_in_russian(command: Command, small: Path) -> None:
    done = command("ask", "works-by-indicator", "--param", "body=ТК 4", "--lang", "ru", workspace=small)
    assert done.code == 0
    assert "ТК 4" in done.out
    assert "TC 4" not in done.out
    assert done.out.endswith("\n3 строки\n")


# ---------------------------------------------------------------- show


def test_show_tells_everything_with_its_words(command: Command, real: Path) -> None:
    done = command("show", "1.7.2", workspace=real)
    assert (done.code, done.err) == (0, "")
    assert "E-learning cannot be currently implemented" in " ".join(done.out.split())
    assert "[1] l. 158" in done.out
    assert "[1] coomet-tc-4-work-programme-2021-2023.txt" in done.out
    assert all(len(line) <= 120 for line in done.out.splitlines() if "https://" not in line)


def test_show_in_russian(command: Command, small: Path) -> None:
    done = command("show", "2.1", "--lang", "ru", workspace=small)
    assert "Слова источника" in done.out
    assert "[1] строк" in done.out


def test_show_as_json(command: Command, small: Path) -> None:
    (described,) = json.loads(command("show", "Ind-a.1.1", "--format", "json", workspace=small).out)
    assert described["iri"] == ID + "indicator/dp-2031-2033/a.1.1"
    assert described["facts"][0]["places"]


@pytest.mark.parametrize(("name", "start"), [("a.svg", b"<?xml"), ("a.png", b"\x89PNG")])
def test_show_draws(command: Command, small: Path, tmp_path: Path, name: str, start: bytes) -> None:
    done = command("show", "2.1", "--picture", tmp_path / name, workspace=small)
    assert (done.code, done.out) == (0, "")
    assert str(tmp_path / name) in done.err
    assert (tmp_path / name).read_bytes().startswith(start)


# ---------------------------------------------------------------- audit and validate


def test_audit_lists_findings_by_rule(command: Command, faulty: Path) -> None:
    done = command("audit", workspace=faulty)
    assert (done.code, done.err) == (1, "")
    assert "WARNING: " in done.out
    assert "[1] work-programme.txt" in done.out
    assert "rules ran" in done.out
    assert all(len(line) <= 120 for line in done.out.splitlines())


def test_audit_sums_up(command: Command, faulty: Path) -> None:
    done = command("audit", "--format", "summary", "--lang", "ru", workspace=faulty)
    assert (done.code, done.err) == (1, "")
    assert "Применено правил" in done.out


def test_audit_as_json_has_the_form_of_the_contract(command: Command, real: Path) -> None:
    findings = json.loads(command("audit", "--format", "json", workspace=real).out)
    for finding in findings:
        assert {"number", "rule", "severity", "message", "remedy", "subjects", "places", "state"} <= set(
            finding
        )
        assert finding["severity"] in ("violation", "warning", "info")
        for place in finding["places"]:
            assert {"file", "first_line", "last_line", "page", "cell", "quotation"} <= set(place)
    rules = {finding["rule"] for finding in findings}
    assert {"look-alike-letter", "compound-row"} <= rules


def test_audit_as_csv_is_safe_in_a_spreadsheet(command: Command, faulty: Path) -> None:
    table = rows(command("audit", "--format", "csv", workspace=faulty).out)
    assert table[0][:3] == ["number", "rule", "severity"]
    assert {len(row) for row in table} == {17}
    for row in table:
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_audit_as_html_goes_to_a_file(command: Command, faulty: Path, tmp_path: Path) -> None:
    output = tmp_path / "audit.html"
    done = command("audit", "--format", "html", "--output", output, workspace=faulty)
    assert (done.code, done.out) == (1, "")
    assert done.err.endswith(f" findings) is in {output}.\n")
    assert output.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert [path.name for path in tmp_path.iterdir()] == ["audit.html"]


@pytest.mark.parametrize("severity", ["violation", "warning", "info"])
def test_exit_code_goes_with_the_severity_asked_for(command: Command, undecided: Path, severity: str) -> None:
    """There is a warning, and nothing graver."""
    done = command("audit", "--severity", severity, "--format", "json", workspace=undecided)
    assert done.code == (0 if severity == "violation" else 1)
    assert [each["severity"] for each in json.loads(done.out)] == (
        [] if severity == "violation" else ["warning"]
    )


def test_audit_without_findings_is_done(command: Command, small: Path) -> None:
    done = command("audit", workspace=small)
    assert done.code == 0
    assert "0 violations, 0 warnings, 0 infos" in done.out


@pytest.fixture(scope="module")
def exported(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from coomet_graph import export

    path = tmp_path_factory.mktemp("exported") / "coomet.ttl"
    path.write_bytes(export("turtle", small))
    return path


def test_validate_finds_nothing_in_our_own_export(command: Command, exported: Path) -> None:
    done = command("validate", exported, "--severity", "violation")
    assert (done.code, done.err) == (0, "")


def test_validate_finds_what_is_wrong_in_a_file(command: Command, exported: Path, tmp_path: Path) -> None:
    text = exported.read_text("utf-8")
    broken = tmp_path / "broken.ttl"
    broken.write_text(text.replace('skos:notation "1.2" ;', 'skos:notation "1 . 2" ;'), "utf-8")
    done = command("validate", broken, "--format", "json")
    assert done.code == 1
    assert "Entry-notation" in {finding["rule"] for finding in json.loads(done.out)}


@pytest.mark.parametrize("format_", ["table", "summary", "html", "csv"])
def test_validate_reports_in_every_format(command: Command, exported: Path, format_: str) -> None:
    done = command("validate", exported, "--format", format_, "--lang", "ru")
    assert done.code in (0, 1)
    assert done.out
    assert done.err == ""


# ---------------------------------------------------------------- export


@pytest.mark.parametrize("format_", ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "graphml"])
def test_export_writes_every_format(command: Command, small: Path, tmp_path: Path, format_: str) -> None:
    done = command("export", "--format", format_, "--output", tmp_path / "file", workspace=small)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert (tmp_path / "file").stat().st_size > 1000
    assert command("export", "--format", format_, workspace=small).out == (tmp_path / "file").read_text(
        "utf-8"
    )


def test_export_adds_the_graphs_asked_for(command: Command, small: Path) -> None:
    bare = command("export", "--format", "nquads", workspace=small).out
    more = command("export", "--format", "nquads", "--with", "inferred", workspace=small).out
    assert "hasBasis" not in bare
    assert "hasBasis" in more


# ---------------------------------------------------------------- the program


def test_help_names_every_command(command: Command) -> None:
    done = command("--help")
    assert (done.code, done.err) == (0, "")
    for name in ("build", "query", "questions", "ask", "show", "audit", "validate", "export"):
        assert f"  {name} " in done.out
        assert command(name, "--help").code == 0


def test_the_version_is_told(command: Command) -> None:
    assert command("--version").out.startswith("coomet-graph, version 0.")


def test_language_is_taken_from_the_environment(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COOMET_GRAPH_LANGUAGE", "ru")
    assert "Вопрос" in command("questions").out
    assert "Question" in command("questions", "--lang", "en").out
    monkeypatch.setenv("COOMET_GRAPH_LANGUAGE", "tlh")
    assert "Question" in command("questions").out


def test_workspace_is_taken_from_the_environment(
    command: Command, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COOMET_GRAPH_WORKSPACE", str(small))
    assert command("show", "SC 4.2").code == 0


def test_a_query_has_the_limits_that_are_asked_for(command: Command, small: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("SELECT * { ?s ?p ?o }", "utf-8")
    done = command("query", tmp_path / "q.rq", "--rows", "5", "--format", "csv", workspace=small)
    assert (done.code, len(rows(done.out))) == (0, 1 + 5)
    assert "The answer was cut" in done.err
    (tmp_path / "q.rq").write_text("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "utf-8")
    done = command("query", tmp_path / "q.rq", "--seconds", "0.5", "--memory", "900", workspace=small)
    assert done.code == 2
    assert "stopped after 0.5 s;" in done.err
