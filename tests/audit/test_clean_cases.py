"""Every rule has a clean case in which it has something to look at, and in which no rule finds anything."""

from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from rdflib import RDFS, SH, URIRef

from coomet_graph import resources
from coomet_graph.audit import catalogue, run_audit
from coomet_graph.audit.cards import rule_card
from coomet_graph.audit.register import asserted_graphs
from coomet_graph.documents import read_document
from coomet_graph.namespaces import RDF, SHAPES
from coomet_graph.pipeline import Build, ontology
from coomet_graph.records import read_records
from coomet_graph.records.lexicon import Lexicon, load_lexicon
from coomet_graph.store import Dataset
from coomet_graph.validation import load_shapes
from tests.audit.negatives import CLEAN, FOLDER, Nursery
from tests.documents import examples
from tests.records.test_reader_rules import described

RULES = {rule.id: rule for rule in catalogue()}
GOLDEN = Path(__file__).parent.parent / "golden"
OWN = sorted(path.stem for path in CLEAN.glob("*.ru"))
TYPE = NamedNode(RDF + "type")


@pytest.fixture(scope="module")
def nursery(golden: Build) -> Nursery:
    return Nursery(golden.dataset)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(resources.data_folder() / "reference")


def seen_by(dataset: Dataset, lines: int = 0) -> set[str]:
    """The rules that have something to look at, after an audit that finds nothing.

    A shape that speaks of a field has something to look at only where one of its things has that field.
    """
    report = run_audit(dataset, ontology(), (), lines)
    assert [(finding.rule, finding.message.en) for finding in report.findings] == []
    filled = fields_of_classes(dataset)
    seen = set()
    for check in (check for check in report.checks if check.looked_at):
        field = load_shapes().graph.value(URIRef(SHAPES + check.rule.id), SH.path)
        classes = load_shapes().targets.get(SHAPES + check.rule.id, ())
        if field is None or any((each, str(field)) in filled for each in classes):
            seen.add(check.rule.id)
    return seen


def fields_of_classes(dataset: Dataset) -> set[tuple[str, str]]:
    """Each class with each property that something of it, or of a class below it, has as asserted."""
    quads = [quad for name in asserted_graphs(dataset) for quad in dataset.quads(name)]
    classes: dict[object, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == TYPE and isinstance(quad.object, NamedNode):
            above = ontology().transitive_objects(URIRef(quad.object.value), RDFS.subClassOf)
            classes[quad.subject] |= {str(each) for each in above}
    return {(each, quad.predicate.value) for quad in quads for each in classes[quad.subject]}


def test_a_clean_case_of_its_own_is_for_rules_that_the_golden_programmes_leave_idle(
    golden_in_both: Build,
) -> None:
    lines = sum(path.read_text("utf-8").count("\n") for path in GOLDEN.rglob("*.txt"))
    assert set(RULES) - seen_by(golden_in_both.dataset, lines) == set(OWN)


@pytest.mark.parametrize("rule", OWN)
def test_a_clean_case_of_its_own_is_looked_at_and_trips_no_rule(nursery: Nursery, rule: str) -> None:
    assert rule in seen_by(nursery.planted(rule, folder=CLEAN))


def test_a_rule_about_files_has_a_clean_file_of_the_kind() -> None:
    made = {rule for rule in RULES if rule_card(rule).clean.file == "tests/documents/examples.py"}
    assert made == set(examples.EXAMPLES)
    assert {Path(make()[0]).suffix for make in examples.EXAMPLES.values()} == set(examples.CLEAN)


@pytest.mark.parametrize("ending", examples.CLEAN)
def test_a_clean_file_is_read_and_trips_no_rule(ending: str, tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / f"programme{ending}"
    path.write_bytes(examples.CLEAN[ending]())
    record = read_records(read_document(path), lexicon, described(path))
    assert record.entries
    assert [finding.message.en for finding in record.findings] == []


@pytest.mark.parametrize("words", ["Chair and Secretariat of TC 4", "Председатель и секретариат ТК 4"])
def test_two_posts_in_one_breath_are_no_other_name_of_either(
    tmp_path: Path, nursery: Nursery, words: str
) -> None:
    fault = (FOLDER / "post-in-several-ways.ru").read_text("utf-8")
    (tmp_path / "two-posts.ru").write_text(fault.replace("TC 4 Chairperson", words), "utf-8")
    report = run_audit(nursery.planted("two-posts", folder=tmp_path), ontology())
    assert [finding.message.en for finding in report.findings] == []
