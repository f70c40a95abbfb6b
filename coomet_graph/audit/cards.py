"""What there is to tell of a rule: its texts, its tier, where it is written, a clean and an offending case.

No rule finds anything in the invented programmes of `tests/golden`, which are the clean case of most. A rule
to which they give nothing to look at has a clean case of its own: an update that adds it, and rightly. An
offending case plants one fault in them, that of the rule: as an update, as a changed copy, or made by a
program where the fault is one of the file format; the clean case is then a file of that format too. What a
case is in words stands in the first lines of the update, or with the rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coomet_graph import resources
from coomet_graph.audit.catalogue import catalogue
from coomet_graph.audit.profiles import Profile, profile_of
from coomet_graph.audit.selection import rule_named
from coomet_graph.errors import Text
from coomet_graph.findings import Rule

CLEAN = "tests/golden"
_AS_THEY_ARE = Text("The invented programmes as they are.", "Вымышленные программы как есть.")
_MADE = "tests/documents/examples.py"
_WITHOUT_FAULT = Text("A file of the same kind without the fault.", "Файл того же вида без этой ошибки.")
_PREAMBLE = ("#", "PREFIX ", "BASE ")
_SHOWN_LINES = 12


@dataclass(frozen=True, slots=True)
class Case:
    """Where the rule finds a fault, or none: in words, the file, and what that changes or adds."""

    words: Text
    file: str
    changes: str = ""


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule, its tier, the file that defines it, its offending case and its clean one."""

    rule: Rule
    profile: Profile
    defined_in: str
    case: Case
    clean: Case


def rule_card(name: str) -> RuleCard:
    """The card of the rule that `name` means. Raises UnknownNameError."""
    rule = rule_named(name, catalogue())
    return RuleCard(rule, profile_of(rule), _defined_in(rule), _case(rule), _clean(rule))


def _defined_in(rule: Rule) -> str:
    if rule.engine == "shacl":
        return f"ontology/shapes/{rule.id.partition('-')[0]}/{rule.id}.ttl"
    return f"queries/audits/{rule.id}.rq" if rule.engine == "sparql" else f"coomet_graph/rules/{rule.id}.toml"


def _case(rule: Rule) -> Case:
    folder = resources.cases_folder() / "negative"
    update, copy = folder / f"{rule.id}.ru", folder / f"{rule.id}.txt"
    if update.is_file():
        return _of_update(update)
    assert rule.case is not None, "a rule without an update tells its case itself"
    if copy.is_file():
        added = [line for line in _lines(copy) if line.strip() and line not in _clean_lines()]
        return Case(rule.case, f"tests/negative/{copy.name}", _cut(added))
    return Case(rule.case, _MADE)


def _clean(rule: Rule) -> Case:
    update = resources.cases_folder() / "clean" / f"{rule.id}.ru"
    if update.is_file():
        return _of_update(update)
    return Case(_WITHOUT_FAULT, _MADE) if _case(rule).file == _MADE else Case(_AS_THEY_ARE, CLEAN)


def _of_update(update: Path) -> Case:
    lines = _lines(update)
    english, russian = (line.removeprefix("# ") for line in lines[:2])
    statements = [line for line in lines if line.strip() and not line.startswith(_PREAMBLE)]
    return Case(Text(english, russian), f"tests/{update.parent.name}/{update.name}", _cut(statements))


@cache
def _clean_lines() -> frozenset[str]:
    files: Iterator[Path] = (resources.cases_folder() / "golden").rglob("*.txt")
    return frozenset(line for file in files for line in _lines(file))


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").split("\n")


def _cut(lines: list[str]) -> str:
    return "\n".join([*lines[:_SHOWN_LINES], *(["…"] if len(lines) > _SHOWN_LINES else ())])
