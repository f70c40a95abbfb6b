"""The ground all rooms stand on: IRIs, findings, errors, bundled files, query files, the package itself."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import coomet_graph
from coomet_graph import errors, resources
from coomet_graph.errors import CoometGraphError, Text
from coomet_graph.findings import Finding, Place, Rule, Severity, merge_findings, reader_rules
from coomet_graph.iris import Minter, digest, slug
from coomet_graph.namespaces import COOMET, ID, shorten
from coomet_graph.queries import load_queries, read_query_file

ROOT = Path(__file__).parent.parent
RULE = Rule(
    id="rule",
    severity=Severity.WARNING,
    title=Text("Title", "Название"),
    message=Text("{subject} says {words} ({score}).", "{subject} говорит {words} ({score})."),
    remedy=Text("Look at {words}.", "Посмотрите {words}."),
    kind="content",
    engine="sparql",
    explanation=Text("Why it matters.", "Почему это важно."),
)
PLACES = [Place("a.txt", 3, 4, "words"), Place("a.txt", 1, 1, "other words", "Note")]


# ---------------------------------------------------------------- IRIs


@given(st.text())
def test_a_slug_can_stand_in_an_iri(text: str) -> None:
    made = slug(text)
    assert made
    assert made == slug(text)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
    assert len(made) <= 70


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("TC 1.10", "tc-1.10"),
        ("R/GM/11", "r-gm-11"),
        ("Chair  of TC 4 ", "chair-of-tc-4"),
        ("Müller", "muller"),
    ],
)
def test_slugs_are_readable(text: str, made: str) -> None:
    assert slug(text) == made


def test_letters_without_a_latin_form_are_told_apart() -> None:
    assert slug("Комитет") != slug("Совет")
    assert slug("a" * 100 + "b") != slug("a" * 100 + "c")
    assert slug("TC 4") != slug("ТС 4")


def test_digests_know_their_parts() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", length=6) == digest("a")[:6]


def test_iris_are_below_the_base() -> None:
    minter = Minter("https://example.org/id/", "https://example.org/graph/")
    assert minter.thing("action", "wp", "1.7.2") == "https://example.org/id/action/wp/1.7.2"
    assert minter.graph("asserted", "wp") == "https://example.org/graph/asserted/wp"
    assert Minter().thing("body", "tc-4") == ID + "body/tc-4"


def test_short_forms_of_iris() -> None:
    assert shorten(COOMET + "hasBasis") == "coomet:hasBasis"
    assert shorten(ID + "body/tc-4") == "body/tc-4"
    assert shorten("https://example.org/x") == "https://example.org/x"


# ---------------------------------------------------------------- findings


def finding(**changes: Any) -> Finding:
    made = RULE.finding(["x:b", "x:a"], PLACES[:1], {"subject": Text("A", "А"), "words": "w", "_score": "93"})
    return replace(made, **changes) if changes else made


def test_texts_are_filled() -> None:
    assert finding().message == Text("A says w (93).", "А говорит w (93).")
    assert finding().remedy.en == "Look at w."


def test_values_are_filled_once_and_as_they_are() -> None:
    """Braces in a value are words of a source, not names to fill."""
    made = RULE.finding([], [], {"words": "{subject} <b> {{7*7}} \\1", "subject": "s", "_score": "{words}"})
    assert made.message.en == "s says {subject} <b> {{7*7}} \\1 ({words})."


def test_a_number_survives_rewording_and_reordering() -> None:
    number = finding().number
    assert finding(message=Text("Other words", "Другие слова"), remedy=Text("", "")).number == number
    assert finding(subjects=("x:a", "x:b")).number == number
    assert finding(places=(PLACES[1],), state="accepted", severity=Severity.INFO).number == number
    relabelled = RULE.finding(["x:a", "x:b"], [], {"subject": Text("B", "Б"), "words": "w", "_score": "7"})
    assert relabelled.number == number


def test_a_number_tells_findings_apart() -> None:
    numbers = {
        finding().number,
        finding(rule="other").number,
        finding(subjects=("x:a",)).number,
        finding(subjects=("x:a", "x:b", "x:c")).number,
        finding(key=("other",)).number,
        finding(subjects=(), key=("x:a", "x:b", "w")).number,
    }
    assert len(numbers) == 6
    assert all(len(number) == 10 for number in numbers)


def test_findings_of_one_number_become_one_with_all_places() -> None:
    once, again = finding(), finding(places=tuple(PLACES))
    (merged,) = merge_findings([once, again, once])
    assert merged.places == tuple(PLACES)
    assert merged.number == once.number


def test_merged_findings_are_in_one_order_gravest_first() -> None:
    several = [
        finding(subjects=(f"x:{n}",), severity=severity, rule=rule, places=places)
        for n, (severity, rule, places) in enumerate(
            [
                (Severity.INFO, "a", ()),
                (Severity.VIOLATION, "b", (PLACES[0],)),
                (Severity.VIOLATION, "b", (PLACES[1],)),
                (Severity.WARNING, "c", ()),
                (Severity.VIOLATION, "a", ()),
            ]
        )
    ]
    merged = merge_findings(several)
    assert merged == merge_findings(several[::-1])
    assert [(each.severity.value, each.rule) for each in merged] == [
        ("violation", "a"),
        ("violation", "b"),
        ("violation", "b"),
        ("warning", "c"),
        ("info", "a"),
    ]
    assert merged[1].places == (PLACES[1],)


def test_json_has_the_form_of_the_contract() -> None:
    data = finding().as_dict()
    assert data["severity"] == "warning"
    assert set(data) >= {"number", "rule", "severity", "message", "remedy", "subjects", "places", "state"}
    assert data["message"] == {"en": "A says w (93).", "ru": "А говорит w (93)."}
    place = {"file": "a.txt", "first_line": 3, "last_line": 4, "quotation": "words"}
    assert data["places"] == [{**place, "page": None, "sheet": None, "cell": None, "column": None}]
    assert data["state"] == "open"


def test_findings_come_back_from_json() -> None:
    for made in (finding(), finding(places=tuple(PLACES), state="accepted")):
        again = Finding.from_dict(json.loads(json.dumps(made.as_dict())))
        assert again == made
        assert again.number == made.number


def test_severities_are_ordered() -> None:
    assert [severity.rank for severity in Severity] == [0, 1, 2]
    assert Severity.VIOLATION.at_least(Severity.WARNING)
    assert Severity.WARNING.at_least(Severity.WARNING)
    assert not Severity.INFO.at_least(Severity.WARNING)


def test_reader_rules_are_complete() -> None:
    for name, rule in reader_rules().items():
        assert name == rule.id
        assert rule.engine == "reader"
        for text in (rule.title, rule.message, rule.remedy):
            assert text.en
            assert text.ru


# ---------------------------------------------------------------- errors


def test_errors_are_of_one_tree_and_speak_two_languages() -> None:
    kinds = [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, CoometGraphError)
    ]
    assert len(kinds) == 9
    for kind in kinds:
        raised = kind("English", "По-русски")
        assert str(raised) == "English"
        assert raised.text.in_language("ru") == "По-русски"
        assert raised.text.in_language("de") == "English"


# ---------------------------------------------------------------- bundled files and query files


def test_bundled_files_are_found() -> None:
    assert (resources.ontology_folder() / "coomet.ttl").is_file()
    assert (resources.data_folder() / "sources.csv").is_file()
    assert resources.query_files("questions")
    assert list(resources.turtle_files("modules")) == sorted(resources.turtle_files("modules"))


@pytest.mark.parametrize("kind", ["questions", "audits", "rules"])
def test_query_files_have_bilingual_headers(kind: str) -> None:
    queries = load_queries(kind)
    assert queries
    assert [query.name for query in queries] == sorted(query.name for query in queries)
    for query in queries:
        assert query.text_of("title").en, query.name
        assert query.text_of("title").ru, query.name


def test_a_header_that_is_no_toml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.rq"
    path.write_text("#+ title = \nSELECT * { ?s ?p ?o }", "utf-8")
    with pytest.raises(ValueError, match=r"bad\.rq"):
        read_query_file(path)


# ---------------------------------------------------------------- the package


def test_the_package_offers_its_verbs() -> None:
    for name in dir(coomet_graph):
        assert getattr(coomet_graph, name) is not None
    verbs = {name for name in dir(coomet_graph) if name != "__version__"}
    assert verbs == {
        "all_reports",
        "ask",
        "audit",
        "build",
        "candidate_links",
        "candidates_from",
        "change_records",
        "decide",
        "diff",
        "draw_why",
        "explain_rule",
        "export",
        "inspect",
        "keep_candidates",
        "matrix",
        "picture",
        "prune_snapshots",
        "publish",
        "query",
        "questions",
        "radar",
        "reader_findings",
        "review_candidates",
        "rules",
        "show",
        "snapshots",
        "template",
        "things",
        "update",
        "use_snapshot",
        "validate",
        "why",
    }


def test_an_unknown_name_of_the_package_is_an_error() -> None:
    with pytest.raises(AttributeError, match="attribute nothing"):
        getattr(coomet_graph, "nothing")  # noqa: B009 - the stub knows no such name


@pytest.mark.parametrize("started", [["-c", "import coomet_graph"], ["-m", "coomet_graph", "--help"]])
def test_heavy_libraries_wait_until_they_are_used(started: list[str]) -> None:
    code = (
        "import runpy, sys\n"
        "try:\n    runpy.run_module('coomet_graph', run_name='__main__')\nexcept SystemExit:\n    pass\n"
        if started[0] == "-m"
        else "import sys, coomet_graph\n"
    )
    heavy = {"rdflib", "pyoxigraph", "pyshacl", "matplotlib", "owlrl", "networkx", "rich", "jinja2"}
    told = f"print('heavy:', sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code + told, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "heavy: []"
