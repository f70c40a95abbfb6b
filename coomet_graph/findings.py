"""The one form of everything worth telling: from the reader's "not understood" to an audit rule's row."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from importlib import resources as package_files
from typing import Any, Final

from coomet_graph.errors import Text

__all__ = [
    "Finding",
    "Place",
    "Rule",
    "Severity",
    "Text",
    "merge_findings",
    "programmed_rules",
    "reader_rules",
    "tidy",
]

_NAME = re.compile(r"\{([\w-]+)\}")
_LONG_MESSAGE = 2000


class Severity(StrEnum):
    """SHACL's three levels, worst first."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for a violation, 1 for a warning, 2 for an information."""
        return list(Severity).index(self)

    def at_least(self, other: "Severity") -> bool:
        """Whether this severity is as grave as `other` or graver."""
        return self.rank <= other.rank


# Made by the thousand, as words are: final fields cost nothing at run time, frozen ones do.
@dataclass(slots=True, order=True, unsafe_hash=True)
class Place:
    """Words in a source: lines from 1; `quotation` has white space folded, otherwise letter for letter.

    A file with pages has a `page` besides; in a spreadsheet `sheet` and `cell` say where, and lines are rows.
    """

    file: Final[str]
    first_line: Final[int]
    last_line: Final[int]
    quotation: Final[str]
    column: Final[str | None] = None
    page: Final[int | None] = None
    cell: Final[str | None] = None
    sheet: Final[str | None] = None

    @property
    def spot(self) -> Text:
        """Where in its file the place begins, short: "Sheet!B4", or "line 12"."""
        if self.cell is not None:
            cell = f"{self.sheet}!{self.cell}" if self.sheet else self.cell
            return Text(cell, cell)
        return Text(f"line {self.first_line}", f"строка {self.first_line}")


@dataclass(frozen=True, slots=True)
class Rule:
    """What is looked for: `message` may hold {names} that a finding's values fill.

    `explanation` says why it matters, what is looked at, and when it is no fault. `profile` is the tier of
    the rule where it is not that of its kind, `case` an example where no file of its own describes one.
    """

    id: str
    severity: Severity
    title: Text
    message: Text
    remedy: Text
    kind: str
    engine: str
    explanation: Text
    profile: str = ""
    case: Text | None = None

    def finding(
        self,
        subjects: Iterable[str] = (),
        places: Iterable[Place] = (),
        values: Mapping[str, str | Text] | None = None,
    ) -> "Finding":
        """A finding of this rule whose texts are filled with `values`.

        Plain values also tell apart findings on the same subjects; bilingual ones, and those whose name
        begins with an underscore, are for reading only: the finding's number does not depend on them. These
        are lists, counts, dates of reports, names of files, and quotations, which change while the fault
        stays. Only words that are the fault themselves, such as a mistyped one, belong to the number.
        """
        filled = values or {}
        plain = [(name, value) for name, value in sorted(filled.items()) if isinstance(value, str)]
        return Finding(
            rule=self.id,
            severity=self.severity,
            title=self.title,
            message=_fill(self.message, filled),
            remedy=_fill(self.remedy, filled),
            subjects=tuple(subjects),
            places=tuple(places),
            key=tuple(value for name, value in plain if not name.startswith("_")),
            details=tuple(value for name, value in plain if name.startswith("_")),
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: by which rule, on which nodes, at which places in the sources.

    The `key` tells it from others of the rule on the same nodes; `details` are what else is told of it.
    """

    rule: str
    severity: Severity
    title: Text
    message: Text
    remedy: Text
    subjects: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    key: tuple[str, ...] = ()
    state: str = "open"
    details: tuple[str, ...] = ()
    number: str = field(init=False)

    def __post_init__(self) -> None:
        """The number: a hash of rule, subjects and telling values, so it survives rebuilds and rewording."""
        content = "\x1f".join([self.rule, *sorted(self.subjects), "", *self.key])
        object.__setattr__(self, "number", hashlib.sha256(content.encode()).hexdigest()[:10])

    def as_dict(self) -> dict[str, object]:
        """The form of `audit --format json` (vocabulary contract)."""
        return {
            "number": self.number,
            "rule": self.rule,
            "severity": self.severity.value,
            "title": {"en": self.title.en, "ru": self.title.ru},
            "message": {"en": self.message.en, "ru": self.message.ru},
            "remedy": {"en": self.remedy.en, "ru": self.remedy.ru},
            "subjects": list(self.subjects),
            "places": [
                {
                    "file": place.file,
                    "first_line": place.first_line,
                    "last_line": place.last_line,
                    "page": place.page,
                    "cell": place.cell,
                    "sheet": place.sheet,
                    "column": place.column,
                    "quotation": place.quotation,
                }
                for place in self.places
            ],
            "key": list(self.key),
            "details": list(self.details),
            "state": self.state,
        }

    @classmethod
    def from_dict(cls, data: dict[str, object]) -> "Finding":
        """The finding that `as_dict` wrote."""

        def text(name: str) -> Text:
            value = data[name]
            assert isinstance(value, dict)
            return Text(value["en"], value["ru"])

        def strings(name: str) -> tuple[str, ...]:
            value = data[name]
            assert isinstance(value, list)
            return tuple(value)

        places = data["places"]
        assert isinstance(places, list)
        return cls(
            rule=str(data["rule"]),
            severity=Severity(str(data["severity"])),
            title=text("title"),
            message=text("message"),
            remedy=text("remedy"),
            subjects=strings("subjects"),
            places=tuple(Place(**place) for place in places),
            key=strings("key"),
            state=str(data["state"]),
            # Findings of readers that were kept before had none.
            details=strings("details") if "details" in data else (),
        )


def merge_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding per number, which tells all that they tell, with all their places and details.

    The gravest come first, then they are in the order of rule, first place and number.
    """
    alike: dict[str, list[Finding]] = {}
    for finding in findings:
        alike.setdefault(finding.number, []).append(finding)
    return tuple(sorted(map(_united, alike.values()), key=_order))


def _united(alike: Sequence[Finding]) -> Finding:
    first, *others = alike
    if not others:
        return first
    known = frozenset(first.details)
    more = (each for other in others for each in other.details if each not in known)
    return replace(
        first,
        message=Text(_joined(each.message.en for each in alike), _joined(each.message.ru for each in alike)),
        places=tuple(dict.fromkeys(place for each in alike for place in each.places)),
        details=(*first.details, *dict.fromkeys(more)),
    )


def _joined(messages: Iterable[str]) -> str:
    told = ""
    for message in messages:
        if told in message:
            told = message
        # Nobody reads on for ever: what is found after that stands in the details and at the places.
        elif message not in told and len(told) < _LONG_MESSAGE:
            told = f"{told} {message}"
    return told


def _order(finding: Finding) -> tuple[int, str, tuple[Place, ...], str]:
    bare = tuple(Place(p.file, p.first_line, p.last_line, p.quotation) for p in finding.places[:1])
    return finding.severity.rank, finding.rule, bare, finding.number


def tidy(sentence: str) -> str:
    """The sentence without a full stop after the ellipsis of a label that was cut."""
    return sentence[:-1] if sentence.endswith("….") else sentence


def _fill(template: Text, values: Mapping[str, str | Text]) -> Text:
    texts = {
        name.removeprefix("_"): value if isinstance(value, Text) else Text(value, value)
        for name, value in values.items()
    }

    def filled(words: str, language: str) -> str:
        # In one pass: braces in a value are words of a source, not names to fill.
        return tidy(
            _NAME.sub(
                lambda name: texts[name[1]].in_language(language) if name[1] in texts else name[0], words
            )
        )

    return Text(filled(template.en, "en"), filled(template.ru, "ru"))


@cache
def programmed_rules() -> dict[str, Rule]:
    """The rules that a program applies, by id; each is worded in a file of `coomet_graph/rules/`."""
    folder = package_files.files("coomet_graph") / "rules"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )
    return {
        rule.id: rule
        for file in files
        for rule in (_worded(file.name.removesuffix(".toml"), tomllib.loads(file.read_text("utf-8"))),)
    }


@cache
def reader_rules() -> dict[str, Rule]:
    """The rules that readers and grammars apply, by id."""
    return {name: rule for name, rule in programmed_rules().items() if rule.engine == "reader"}


def _worded(name: str, entry: Mapping[str, Any]) -> Rule:
    return Rule(
        id=name,
        severity=Severity(entry["severity"]),
        title=Text(**entry["title"]),
        message=Text(**entry["message"]),
        remedy=Text(**entry["remedy"]),
        kind=entry["kind"],
        engine=entry["engine"],
        explanation=Text(**entry["explanation"]),
        profile=entry.get("profile", ""),
        case=Text(**entry["case"]) if "case" in entry else None,
    )
