# ruff: noqa: E501 - examples are quoted whole
"""Every reader rule has a negative example: a golden document changed so that exactly this rule has something to say."""

from pathlib import Path

import pytest

from coomet_graph.documents import read_document
from coomet_graph.findings import reader_rules
from coomet_graph.records import ProgrammeRecord, SourceDescription, read_records
from coomet_graph.records.lexicon import read_table
from tests.documents.examples import EXAMPLES

TESTS = Path(__file__).parent.parent
GOLDEN, NEGATIVE = TESTS / "golden", TESTS / "negative"
# Nothing describes this one, so that its content alone has to say what it is.
UNDESCRIBED = {"programme-identity-derived"}

# Examples that are made as these hold a work programme.
OF_WORK = {".pdf", ".xlsx", ".xlsm"}
# A row is known to be cut by the header that stands again inside it.
INSEPARABLE = {"row-cut-by-page-break": {"header-repeated"}}


def described(path: Path) -> SourceDescription | None:
    """What the golden folder's table says of the document that `path` is, or is a variation of."""
    if path.stem in UNDESCRIBED:
        return None
    is_text = path.suffix == ".txt" and path.parent in (GOLDEN, NEGATIVE)
    is_running = is_text and "\t" not in path.read_text("utf-8")
    kind = "work" if is_running or path.suffix in OF_WORK else "development"
    row = next(row for row in read_table(GOLDEN / "sources.csv") if row["kind"] == kind)
    return SourceDescription(
        row["id"], row["file"], kind, row["body"], int(row["start_year"]), int(row["end_year"])
    )


def read(path: Path, lexicon) -> ProgrammeRecord:
    return read_records(read_document(path), lexicon, described(path))


def example(rule: str, folder: Path) -> Path:
    """The text that trips a rule; where only another kind of file can, the file is made."""
    if rule not in EXAMPLES:
        path = NEGATIVE / f"{rule}.txt"
        assert path.is_file(), (
            f"the rule {rule} needs an example: {path.relative_to(TESTS)}, or one in documents/examples.py"
        )
        return path
    name, content = EXAMPLES[rule]()
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_a_golden_document_trips_no_rule(path, lexicon) -> None:
    assert [finding.message.en for finding in read(path, lexicon).findings] == []


@pytest.mark.parametrize("rule", sorted(reader_rules()))
def test_its_example_trips_the_rule_and_no_other(rule, lexicon, tmp_path) -> None:
    path = example(rule, tmp_path)
    findings = read(path, lexicon).findings
    tripped = {finding.rule for finding in findings} - INSEPARABLE.get(rule, set())
    assert tripped == {rule}, [finding.message.en for finding in findings]
    lines = path.read_text("utf-8").split("\n") if path.parent == NEGATIVE else []
    for finding in findings:
        for text in (finding.title, finding.message, finding.remedy):
            assert text.en
            assert text.ru
            assert "\n" not in text.en + text.ru
            assert "{" not in text.en + text.ru
        for place in finding.places if lines else ():
            words = " ".join(" ".join(lines[place.first_line - 1 : place.last_line]).split())
            assert place.quotation in words


def test_every_text_example_belongs_to_a_rule() -> None:
    assert {path.stem for path in NEGATIVE.glob("*.txt")} <= set(reader_rules())
