"""Numbers and dates of a spreadsheet as the words that a reader of the sheet sees."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

# What a format says besides the number: colours and languages in brackets, words in quotation marks.
# A format has 255 characters at most.
_ASIDE = re.compile(r"\[[^\]]{0,255}\]|\"[^\"]{0,255}\"|\\.|_.|\*.")
_SIMPLE = re.compile(
    r'(?:"(?P<before>[^"]*)")?(?P<grouped>#,##)?(?P<digits>0+)(?:\.(?P<decimals>0+))?(?P<percent>%)?'
    r'(?:"(?P<after>[^"]*)")?'
)
_PLAIN = frozenset({"", "General", "@", "GENERAL"})


@dataclass(frozen=True, slots=True)
class Displayed:
    """The words of a cell, and whether something else may have been typed into it: 1.10 becomes 1.1."""

    words: str
    is_doubtful: bool = False


def display(number: float, number_format: str, epoch: datetime) -> Displayed:
    """A number as the sheet shows it, as far as its format is a simple one; days as ISO 8601 has them."""
    if is_date_format(number_format):
        shown = _date(number, number_format, epoch)
        if shown is not None:
            return shown
    simple = _SIMPLE.fullmatch(number_format.split(";", maxsplit=1)[0])
    if simple is not None and (number >= 0 or ";" not in number_format):
        return Displayed(_in_form(number, simple))
    whole = number == int(number) if abs(number) < 1e15 else True
    return Displayed(_plain(number), is_doubtful=not whole and number_format in _PLAIN)


def _plain(number: float) -> str:
    """As a sheet shows a number without a format: whole numbers without a point, no more than 15 digits."""
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else f"{number:.15g}"


def _in_form(number: float, simple: re.Match[str]) -> str:
    value = number * 100 if simple["percent"] else number
    decimals = len(simple["decimals"] or "")
    width = len(simple["digits"]) + (decimals + 1 if decimals else 0)
    shown = (
        f"{value:{0 if not simple['grouped'] else ''}{width}{',' if simple['grouped'] else ''}.{decimals}f}"
    )
    return f"{simple['before'] or ''}{shown.strip()}{simple['percent'] or ''}{simple['after'] or ''}"


def _date(number: float, number_format: str, epoch: datetime) -> Displayed | None:
    try:
        moment = from_excel(number, epoch)
    except (ValueError, OverflowError):
        return None
    if isinstance(moment, timedelta | time):
        return Displayed(str(moment))
    letters = set(_ASIDE.sub("", number_format.split(";", maxsplit=1)[0]).lower())
    if "y" in letters and not letters & set("mdhs"):
        return Displayed(f"{moment:%Y}")
    if "y" in letters and not letters & set("dhs"):
        # Beside years, "2010-12" would be a span of them.
        return Displayed(f"{moment:%m.%Y}")
    if isinstance(moment, datetime) and moment.time() != time():
        return Displayed(moment.isoformat(" ", "minutes"))
    day = moment.date() if isinstance(moment, datetime) else moment
    assert isinstance(day, date)
    # Typed as 1.2, shown as "1 Feb": a date without its year may be a number of an entry.
    return Displayed(day.isoformat(), is_doubtful="y" not in letters)
