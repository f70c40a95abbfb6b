"""Read an SSSOM table back, as a reviewer or another tool left it.

A row with a reviewer, or that a person curated, is a decision: it confirms the link, or refuses it where the
predicate is negated or the reviewer disagrees. Any other row is a candidate as before. Rows without a match
are passed over; a row that says something else is told by its line.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coomet_graph.candidates.matching import Kind
from coomet_graph.candidates.sssom import NOT_FOUND, PREDICATES, SEMAPV, SSSOM
from coomet_graph.errors import UnreadableGraphError
from coomet_graph.namespaces import SKOS

_KINDS = {f"{SKOS}{name.removeprefix('skos:')}": kind for kind, name in PREDICATES.items()} | {
    f"{SKOS}exactMatch": Kind.ONE_TO_ONE,
    f"{SKOS}relatedMatch": Kind.ONE_TO_ONE,
}
_MANUAL = SEMAPV + "ManualMappingCuration"
_NOT = "Not"
_KNOWN = {"skos": SKOS, "semapv": SEMAPV, "sssom": SSSOM}
# Whoever is named first has decided.
_PEOPLE = ("reviewer_label", "reviewer_id", "author_label", "author_id", "creator_label", "creator_id")
_NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
_SIGN = re.compile(r"^'(?=[=+\-@])")
_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A link in a table: its ends and kind, how sure the tool was, and what a reviewer says of it.

    `agreed` is None where nobody has decided; `on` is None where no day is given.
    """

    line: int
    earlier: str
    later: str
    kind: Kind
    confidence: float
    words: tuple[str, ...] = ()
    agreed: bool | None = None
    by: str = ""
    on: date | None = None
    reason: str = ""


def read_sssom(path: Path) -> tuple[Row, ...]:
    """The links in an SSSOM table (.tsv) with its metadata in the head.

    Raises UnreadableGraphError if it is none, for a row that says something it cannot say, and for two rows
    about the same two entries: which of them holds, the table does not tell.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError(f"more than {_LARGEST} bytes")
        text = path.read_text("utf-8-sig")
        prefixes, table, first = _parted(text)
        rows = tuple(_rows(table, prefixes, first))
    except (OSError, ValueError, csv.Error) as error:
        raise UnreadableGraphError(
            f"{path}: this is no SSSOM table ({error}); coomet-graph candidates --format sssom writes one.",
            f"{path}: это не таблица SSSOM ({error}); её пишет coomet-graph candidates --format sssom.",
        ) from error
    _refuse_twice(path, rows)
    return rows


def _refuse_twice(path: Path, rows: Iterable[Row]) -> None:
    lines: dict[frozenset[str], int] = {}
    for row in rows:
        line = lines.setdefault(frozenset((row.earlier, row.later)), row.line)
        if line != row.line:
            raise UnreadableGraphError(
                f"{path}: the lines {line} and {row.line} are about the same two entries, {row.earlier} and "
                f"{row.later}; leave one of them.",
                f"{path}: строки {line} и {row.line} говорят об одних и тех же двух пунктах, {row.earlier} и "
                f"{row.later}; оставьте одну из них.",
            )


def _parted(text: str) -> tuple[dict[str, str], str, int]:
    """The prefixes that the head declares, the table below it, and the line on which that begins."""
    lines = text.splitlines(keepends=True)
    head = 0
    while head < len(lines) and lines[head].startswith("#"):
        head += 1
    prefixes, inside = dict(_KNOWN), False
    # Some write a space after the sign, and some do not.
    margin = 2 if all(line[1:2] in (" ", "\n") for line in lines[:head]) else 1
    for line in lines[:head]:
        said = line[margin:].rstrip()
        if not said.startswith((" ", "\t")):
            inside = said.startswith("curie_map:")
        elif inside and ":" in said:
            prefix, _, address = said.strip().partition(":")
            prefixes[_bare(prefix)] = _bare(address)
    return prefixes, "".join(lines[head:]), head + 1


def _rows(table: str, prefixes: Mapping[str, str], first: int) -> Iterator[Row]:
    reader = csv.DictReader(io.StringIO(table, newline=""), delimiter="\t", restval="")
    missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise ValueError(f"the column {missing[0]} is missing")
    for said in reader:
        line = first + reader.line_num - 1
        try:
            # What stands beyond the last heading has the name None.
            if any(said.pop(None, None) or ()):
                raise ValueError("there are more cells than headings")
            row = _row({name: value for name, value in said.items() if name and value}, prefixes, line)
        except ValueError as error:
            raise ValueError(f"line {line}: {error}") from error
        if row is not None:
            yield row


def _row(said: Mapping[str, str], prefixes: Mapping[str, str], line: int) -> Row | None:
    earlier, later = (_iri(said.get(f"{end}_id", ""), prefixes) for end in ("subject", "object"))
    kind = _KINDS.get(_iri(said.get("predicate_id", ""), prefixes))
    if not earlier or not later or _iri(NOT_FOUND, prefixes) in (earlier, later):
        return None
    if kind is None:
        known = ", ".join(f"skos:{each.removeprefix(SKOS)}" for each in _KINDS)
        raise ValueError(f'"{said.get("predicate_id", "")}" is no link of entries; write one of {known}')
    if earlier == later:
        raise ValueError("both ends are the same entry")
    manual = _iri(said.get("mapping_justification", ""), prefixes) == _MANUAL
    reviewed = any(said.get(name) for name in _PEOPLE[:2])
    refused = said.get("predicate_modifier", "") == _NOT
    agreement = float(said.get("reviewer_agreement") or 1.0)
    if not -1 <= agreement <= 1:
        raise ValueError(f'"{said["reviewer_agreement"]}" is no agreement from -1 to 1')
    by = next((said[name].strip() for name in _PEOPLE if said.get(name, "").strip()), "")
    agreed: bool | None = None
    if (manual or reviewed) and agreement != 0:
        if not by:
            raise ValueError("somebody has decided, but nobody is named; fill in reviewer_label")
        # Who disagrees with a link that is said not to be holds that it is one.
        agreed = (agreement > 0) is not refused
    day = said.get("review_date") or said.get("mapping_date")
    return Row(
        line,
        earlier,
        later,
        kind,
        _fraction(said.get("confidence") or "1"),
        tuple(said.get("match_string", "").split("|")),
        agreed,
        by,
        date.fromisoformat(day) if day else None,
        _SIGN.sub("", said.get("comment", "")).strip(),
    )


def _iri(name: str, prefixes: Mapping[str, str]) -> str:
    """What a compact name stands for; an address stands for itself."""
    name = name.strip()
    prefix, colon, rest = name.partition(":")
    if colon and prefix in prefixes:
        return prefixes[prefix] + rest
    if name and "://" not in name:
        raise ValueError(f'the prefix of "{name}" is not declared')
    return name


def _fraction(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise ValueError(f'"{text}" is no confidence from 0 to 1')
    return value


def _bare(text: str) -> str:
    """A word of the head without its quotation marks."""
    text = text.strip()
    if text[:1] == text[-1:] == '"' and len(text) > 1:
        return str(json.loads(text))
    return text[1:-1] if text[:1] == text[-1:] == "'" and len(text) > 1 else text
