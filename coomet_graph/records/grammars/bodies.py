"""Names of structural bodies: `TC 1.10`, `ТК4`, `TC 1.2 – TC 1.12`, `SCs 4.1–4.3`, and names in words."""

import re

from coomet_graph.records.grammars.found import TO
from coomet_graph.records.lexicon import Lexicon

# In words, too: "Technical Committee 1.5", "Технического комитета КООМЕТ ТК 1.5".
_COMMITTEE = r"(?i:technical\s+committee|техническ\w{2,3}\s+комитет\w{0,2}(?:\s+(?:КООМЕТ|COOMET))?)"
_SUBCOMMITTEE = r"(?i:sub-?committee|подкомитет\w{0,2}(?:\s+(?:КООМЕТ|COOMET))?)"
_NUMBERED = re.compile(
    rf"""(?<!\w)(?P<prefix>TC|SC|ТК|TK|ПК
      |{_COMMITTEE}(?:\s+(?:TC|ТК))?(?:\s+(?:[Nn]o\.?|№))?|{_SUBCOMMITTEE}(?:\s+(?:SC|ПК))?(?:\s+(?:[Nn]o\.?|№))?)
      (?P<plural>s)?(?:\s?|-|\s?(?:№|No\.?)\s?)(?P<first>\d{{1,2}}(?:\.\d{{1,2}})?)
      (?P<to>{TO}(?:(?P<again>TC|SC|ТК|TK|ПК)s?\s?)?(?P<last>\d{{1,2}}\.\d{{1,2}}))?
      (?P<more>(?:\s*(?:(?(plural),|,(?!\d))|and|и)\s*\d{{1,2}}(?:\.\d{{1,2}})?(?![\d.]|\s*[/–-]\d))*)
      (?!\w|-|\.\d|,\d|/(?!\s?(?:TC|SC|ТК|TK|ПК)))""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
# How the prefixes of subcommittees begin.
_OF_SUBCOMMITTEES = ("sc", "su", "пк", "по")
_TECHNICAL = re.compile(r"(?:technical|техническ\w{2,3})\s+\Z", re.IGNORECASE)
# Russian abbreviations have no plural of their own: without a number, all are meant.
_ALL = re.compile(r"(?<!\w)(TCs|SCs|ТК|ПК)(?![\s-]?\d)(?!\w)")
# Groups meant by a plural without a number; their names are in the reference table of collectives.
_ALL_GROUPS = {
    "TCs": "technical-committees", "ТК": "technical-committees",
    "SCs": "subcommittees", "ПК": "subcommittees",
}  # fmt: skip
# A working group has the same name in both languages, after the word for "working group".
_WORKING_GROUP = re.compile(r"(?<!\w)РГ(?=[-‐‑–\s]?[A-Z])")


def match_bodies(text: str, position: int, lexicon: Lexicon) -> tuple[int, tuple[str, ...]] | None:
    """End and identifiers of the body or range of bodies named at `position`, or None."""
    match = _NUMBERED.match(text, position)
    if match is not None:
        return _numbered(match)
    group = _WORKING_GROUP.match(text, position)
    latin = text if group is None else f"{text[:position]}WG{text[group.end() :]}"
    named = lexicon.bodies.match(latin, position)
    return None if named is None else (named[0], (named[1],))


def match_all_bodies(text: str, position: int) -> tuple[int, str] | None:
    """End and group identifier of a plural without number ("TCs") at `position`, or None."""
    match = _ALL.match(text, position)
    return None if match is None else (match.end(), _ALL_GROUPS[match[1]])


def find_bodies(text: str, lexicon: Lexicon) -> list[tuple[int, int, tuple[str, ...]]]:
    """Start, end and identifiers of every body named in `text`."""
    bodies = [(match.start(), *_numbered(match)) for match in _NUMBERED.finditer(text)]
    taken = [(start, end) for start, end, _ in bodies]
    for start, end, identifier in lexicon.bodies.finditer(_WORKING_GROUP.sub("WG", text)):
        # "Technical Committee on Length" is not the Committee.
        if not _TECHNICAL.search(text, 0, start) and not any(
            start < right and left < end for left, right in taken
        ):
            bodies.append((start, end, (identifier,)))
    return sorted(bodies)


def is_range(text: str) -> bool:
    """Whether the words name a range of bodies."""
    match = _NUMBERED.search(text)
    return (
        match is not None
        and match["last"] is not None
        and _kind(match["again"]) in (None, _kind(match["prefix"]))
    )


def _numbered(match: re.Match[str]) -> tuple[int, tuple[str, ...]]:
    prefix, again = (_kind(match[name]) for name in ("prefix", "again"))
    first, last = match["first"], match["last"]
    if again not in (None, prefix):
        # "TC 1.1 – SC 4.1" is no range but two bodies, the second of which is another to read.
        return match.start("to"), (f"{prefix}-{first}",)
    numbers = [first]
    if last:
        stem, _, low = first.rpartition(".")
        last_stem, _, high = last.rpartition(".")
        numbers = (
            [f"{stem}.{n}" for n in range(int(low), int(high) + 1)]
            if stem == last_stem and int(low) <= int(high)
            else [first, last]
        )
    end = match.end()
    more = _NUMBER.findall(match["more"])
    if more and (match["plural"] or _is_list_without_plural(match, [first, *more])):
        numbers += more
    elif more:
        # Without the plural, numbers of another kind after the comma belong to something else.
        end = match.start("more")
    return end, tuple(f"{prefix}-{number}" for number in numbers)


def _kind(prefix: str | None) -> str | None:
    """How the identifiers of bodies with this prefix begin."""
    return prefix and ("sc" if prefix[:2].casefold() in _OF_SUBCOMMITTEES else "tc")


def _is_list_without_plural(match: re.Match[str], numbers: list[str]) -> bool:
    """Whether "ПК 4.1, 4.3" names two bodies: both numbers lie under one committee."""
    stems = {number.rpartition(".")[0] for number in numbers}
    return match["prefix"] in ("TC", "SC", "ТК", "TK", "ПК") and len(stems) == 1 and stems != {""}
