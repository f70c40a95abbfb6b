"""Years and spans of years: "2024–2026", "2024-26"."""

import re

from coomet_graph.records.grammars.found import DASH, TO

YEAR = r"(?:19|20)\d\d"
# The last year of a span may leave out its century where it can be no month, as in 2010-12.
LAST_YEAR = rf"(?:{YEAR}|(?<!\s)(?:1[3-9]|[2-9]\d)(?!\d|[./]\d|{DASH}\d))"
SPAN = rf"(?P<start>{YEAR}){TO}(?P<end>{LAST_YEAR})"


def last_year(first: str, last: str) -> int:
    """The last year of a span, in full: 2026 for "2024" and "26"."""
    return int(last if len(last) > 2 else first[:2] + last)


def span_of(match: re.Match[str]) -> tuple[int, int]:
    """The first and the last year of a match of SPAN."""
    return int(match["start"]), last_year(match["start"], match["end"])
