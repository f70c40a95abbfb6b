"""Numbers and their nouns, in both languages."""

from dataclasses import replace

import pytest

from coomet_graph.audit.found import Findings
from coomet_graph.cli.findings import WRITERS
from coomet_graph.findings import Severity
from coomet_graph.plurals import counted
from tests.reports.examples import report


@pytest.mark.parametrize(
    ("number", "noun", "en", "ru"),
    [
        (1, "rule", "1 rule", "1 правило"),
        (3, "rule", "3 rules", "3 правила"),
        (11, "violation", "11 violations", "11 нарушений"),
        (21, "warning", "21 warnings", "21 предупреждение"),
        (0, "place", "0 places", "0 мест"),
        (104, "info", "104 infos", "104 сведения"),
        (1, "entry", "1 entry", "1 пункт"),
        (5, "heading", "5 headings", "5 заголовков"),
        (21, "line", "21 lines", "21 строка"),
        (2, "step", "2 steps", "2 шага"),
        (12, "cell", "12 cells", "12 ячеек"),
    ],
)
def test_each_number_has_the_form_that_goes_with_it(number: int, noun: str, en: str, ru: str) -> None:
    assert (counted(number, "en", noun), counted(number, "ru", noun)) == (en, ru)


def test_totals_of_one_are_told_in_the_singular() -> None:
    of = report(("words",))
    alone = replace(
        of,
        findings=Findings(each for each in of.findings if each.severity is Severity.VIOLATION),
        checks=tuple(check for check in of.checks if check.rule.id == "violation-found"),
    )
    told = WRITERS["summary"](alone, alone.findings, "en")
    assert "1 violation, 0 warnings, 0 infos. 1 rule ran; 0 found nothing" in told
