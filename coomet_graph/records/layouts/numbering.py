"""What counts as the number of an entry: levels of digits, or, where a mapping says so, other codes too."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from coomet_graph.letters import fold
from coomet_graph.records.grammars.numbers import leading_number, number_of_cell

# A Roman number, a letter or two, or digits; possessive, so that no text is tried in two ways.
_PART = r"(?>[IVXLC]{1,7}+(?![A-Za-zА-Яа-я])|[A-Za-zА-Яа-я]{1,3}+|\d{1,4}+)"
_CODE = re.compile(rf"{_PART}(?:[./-]{_PART}){{0,9}}+[.)]?")
# A single word is a code in front of a title only with a mark behind it: "A. Strategy", not "A survey".
_LEADING_CODE = re.compile(rf"(?>{_PART}(?:[./-]{_PART}){{1,9}}+[.)]?+|\d{{1,4}}+[.)]?+|{_PART}[.)])(?=\s)")


@dataclass(frozen=True, slots=True)
class Numbering:
    """How numbers are read: one that is the whole text, and one in front of a text with where that begins."""

    whole: Callable[[str], str | None]
    leading: Callable[[str], tuple[str, int] | None]


def _decimal(text: str) -> str | None:
    number = number_of_cell(text)
    return None if number is None else str(number)


def _leading_decimal(text: str) -> tuple[str, int] | None:
    found = leading_number(text)
    return None if found is None else (str(found[0]), found[1])


def _code(text: str) -> str | None:
    match = _CODE.fullmatch(fold(text).strip())
    return None if match is None else match.group().rstrip(".)")


def _leading_code(text: str) -> tuple[str, int] | None:
    match = _LEADING_CODE.match(fold(text))
    if match is None:
        return None
    end = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    return match.group().rstrip(".)"), end


DECIMAL = Numbering(_decimal, _leading_decimal)
ANY = Numbering(_code, _leading_code)
