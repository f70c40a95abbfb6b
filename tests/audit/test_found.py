"""Findings on disk: the order, the merging and the counts of the same findings in memory."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coomet_graph.audit.found import Findings
from coomet_graph.errors import OutputError, Text
from coomet_graph.findings import Finding, Place, Severity, merge_findings

places = st.builds(
    Place,
    file=st.sampled_from(("a.docx", "б.docx", "z.xlsx")),
    first_line=st.integers(1, 12),
    last_line=st.integers(12, 20),
    quotation=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8),
    cell=st.sampled_from((None, "B12")),
)
texts = st.builds(Text, st.text(max_size=5), st.text(max_size=5))
findings = st.builds(
    Finding,
    rule=st.sampled_from(("one", "two", "three")),
    severity=st.sampled_from(list(Severity)),
    title=texts,
    message=texts,
    remedy=texts,
    subjects=st.lists(st.sampled_from(("x", "y")), max_size=2).map(tuple),
    places=st.lists(places, max_size=3).map(tuple),
    key=st.lists(st.text(max_size=2), max_size=2).map(tuple),
    state=st.sampled_from(("open", "accepted")),
    details=st.lists(st.text(max_size=2), max_size=2).map(tuple),
)
# The severity of a rule is always the same.
lists = st.lists(findings.map(lambda each: replace(each, severity=list(Severity)[len(each.rule) % 3])))


@given(lists)
def test_they_are_those_that_merging_in_memory_gives(given_findings: list[Finding]) -> None:
    kept = Findings(given_findings)
    merged = merge_findings(given_findings)
    assert tuple(kept) == tuple(kept) == merged
    assert len(kept) == len(merged)
    assert all(finding in kept for finding in merged)
    assert sum(kept.by_rule().values()) == len(merged)
    assert kept == Findings(merged)


def test_a_finding_added_later_brings_its_places() -> None:
    text = Text("x", "x")
    first = Finding("r", Severity.INFO, text, text, text, ("s",), (Place("f", 1, 1, "one"),))
    kept = Findings([first])
    kept.add([replace(first, places=(Place("f", 9, 9, "two"),))])
    (whole,) = kept
    assert [place.quotation for place in whole.places] == ["one", "two"]
    assert first not in kept
    assert kept.numbered("nothing") is None


@given(lists, st.sets(st.sampled_from(("one", "two", "three"))))
def test_those_of_some_rules_alone_are_kept(given_findings: list[Finding], rules: set[str]) -> None:
    kept = Findings(given_findings)
    kept.keep(rules)
    assert tuple(kept) == tuple(each for each in merge_findings(given_findings) if each.rule in rules)


_MANY = """
import sys
from pathlib import Path
from coomet_graph.audit.found import Findings
from coomet_graph.errors import OutputError, Text
from coomet_graph.findings import Finding, Place, Severity
text, place = Text("word " * 40, "слово " * 40), Place("f", 1, 1, "w " * 50)
made = (
    Finding("rule", Severity.INFO, text, text, text, (f"https://example.org/{n}",), (place,))
    for n in range(int(sys.argv[1]))
)
kept = Findings(made)
assert sum(1 for _ in kept) == int(sys.argv[1])
status = Path("/proc/self/status").read_text()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


def test_half_a_character_does_no_harm() -> None:
    text = Text("\ud83d", "x")
    finding = Finding("r", Severity.INFO, text, text, text, ("s",), (Place("f", 1, 1, "\ud83d"),))
    assert tuple(Findings([finding])) == (finding,)


def test_memory_does_not_grow_with_their_number() -> None:
    def peak(number: int) -> int:
        done = subprocess.run([sys.executable, "-c", _MANY, str(number)], capture_output=True, check=True)
        return int(done.stdout)

    few, many = peak(1_000), peak(20_000)
    # 20,000 of them are some 40 MB as JSON.
    assert many < few + 12, (few, many)


def test_where_there_is_no_room_it_is_told_and_nothing_is_half_added() -> None:
    text = Text("x" * 1000, "x")
    many = [Finding(str(number), Severity.INFO, text, text, text, ("s",)) for number in range(400)]
    kept = Findings(many[:1])
    kept._database.execute("PRAGMA max_page_count = 20")
    with pytest.raises(OutputError, match="free some space there"):
        kept.add(many)
    assert list(kept) == many[:1]
    kept.add(many[1:2])
    assert len(kept) == 2
