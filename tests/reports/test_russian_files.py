"""Files in Russian say nothing in English but what names something: codes of rules, files, words quoted."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

from coomet_graph.audit.found import Findings
from coomet_graph.reports.words import CSV_WORDS, STATE_WORDS
from tests.reports.examples import report, written


def rows_of(language: str) -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(written(report(("words",) * 4), "csv", language).decode(), newline=""))
    )


def test_headings_and_states_of_a_russian_table_are_russian() -> None:
    head, *rows = rows_of("ru")
    assert head[:4] == ["№ замечания", "Код проверки", "Важность", "Замечание"]
    assert not [name for name in head if re.search("[a-z]", name)]
    states = {row[head.index("Состояние")] for row in rows}
    assert states == {text.ru for text in STATE_WORDS.values()} | {"больше не обнаруживается"}
    decisions = {row[head.index("Решение")] for row in rows}
    assert decisions == {"", *(text.ru for state, text in STATE_WORDS.items() if state != "open")}


def test_the_english_table_keeps_the_names_that_programs_know() -> None:
    head, *rows = rows_of("en")
    assert head == list(CSV_WORDS)
    assert {row[head.index("state")] for row in rows} == {*STATE_WORDS, "gone"}
    assert {row[head.index("decision")] for row in rows} == {"", "accepted", "assigned", "fixed"}


def test_both_tables_have_the_same_rows() -> None:
    (head, *english), (_, *russian) = rows_of("en"), rows_of("ru")
    same = [head.index(name) for name in ("number", "rule", "file", "first_line", "first_seen", "until")]
    assert [[row[at] for at in same] for row in english] == [[row[at] for at in same] for row in russian]


def test_states_of_tests_are_told_in_the_language_of_the_file() -> None:
    told = {language: written(report(), "junit", language).decode() for language in ("en", "ru")}
    for text in STATE_WORDS.values():
        assert f"({text.en}): " in told["en"]
        assert f"({text.ru}): " in told["ru"]
        assert f"({text.en}): " not in told["ru"]


def test_a_state_without_a_name_is_told_as_it_is() -> None:
    of = report(("words",))
    findings = Findings(replace(finding, state="unheard-of") for finding in of.findings)
    content = written(replace(of, findings=findings), "junit", "ru")
    assert "(unheard-of): " in "".join(ET.fromstring(content).itertext())
