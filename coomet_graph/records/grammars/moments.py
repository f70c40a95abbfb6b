"""What a term names within its years: days, months, quarters, as numbers, however they are written."""

import re

from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import DASH
from coomet_graph.records.grammars.years import YEAR

MONTHS = (
    ("january", "январ"), ("february", "феврал"), ("march", "март"), ("april", "апрел"), ("may", "ма"),
    ("june", "июн"), ("july", "июл"), ("august", "август"), ("september", "сентябр"),
    ("october", "октябр"), ("november", "ноябр"), ("december", "декабр"),
)  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ENGLISH = {short: at for at, (name, _) in enumerate(MONTHS, 1) for short in (name, name[:3])}
_RUSSIAN = {name: at for at, (_, name) in enumerate(MONTHS, 1)}
_MOMENT = re.compile(
    rf"(?P<number>(?<!\d)\d{{1,2}}(?!\d))|\b(?P<roman>i{{1,3}}|iv)\b|\b(?P<english>{'|'.join(_ENGLISH)})\b"
    rf"|\b(?P<russian>{'|'.join(_RUSSIAN)})(?:[аяйьеую]|[еи]м)?\b"
)
# The last year of a span may leave out its century; spreadsheets show a month of this one as "May-24".
_YEAR = re.compile(rf"{YEAR}(?:{DASH}\d\d(?![\d./]))?|(?<=[a-zа-я][.-])\d\d(?!\d)")


def moments_of(text: str) -> tuple[int, ...]:
    """The numbers of days, months and quarters in a term, in their order: 30, 6 for "until 30.06.2031"."""
    return tuple(_number(match) for match in _MOMENT.finditer(_YEAR.sub(" ", fold(text).lower())))


def _number(match: re.Match[str]) -> int:
    if match["number"]:
        return int(match["number"])
    if match["roman"]:
        return _ROMAN[match["roman"]]
    return _ENGLISH[match["english"]] if match["english"] else _RUSSIAN[match["russian"]]
