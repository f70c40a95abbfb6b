"""Project coordinators (`L.Astafieva BelGIM, Belarus`, `Ляхова Н.`) and countries of participants."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import Found, found
from coomet_graph.records.lexicon import Lexicon

# Initials, then the surname; a Russian list may have the surname first.
_PERSON = re.compile(
    r"(?<!\w)(?:(?P<initials>(?:[A-ZА-ЯЁ][a-zа-я]?\.\s?-?){1,3})\s*(?P<surname>[A-ZА-ЯЁ][a-zа-яё]+(?:-[A-ZА-ЯЁ][a-zа-яё]+)?)"
    r"|(?P<first>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\s+(?P<after>(?:[А-ЯЁ]\.\s?){1,2}))"
)
_CODE = re.compile(r"(?<![\w/-])([A-Z]{2})(?![\w/-])")
_CODES = re.compile(r"(?<![\w/-])[A-Z]{2}(?:\s*[,;]\s*[A-Z]{2})*(?![\w/-])")

_SEPARATOR = re.compile(r"\s*[,;]\s*(?:(?:and|и)\s+)?|\s+(?:and|и)\s+")


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the name as written, with institute and country where the words after it name them."""

    name: str
    organisation: str | None
    country: str | None


def find_people(passage: Passage, lexicon: Lexicon) -> list[Found[Person]]:
    """Every person named with initials, with the institute and country named before the next person."""
    matches = list(_PERSON.finditer(passage.text))
    people: list[Found[Person]] = []
    for index, match in enumerate(matches):
        limit = matches[index + 1].start() if index + 1 < len(matches) else len(passage.text)
        rest = passage.text[match.end() : limit]
        organisations = [name for *_, name in lexicon.organisations.finditer(rest)]
        countries = [name for *_, name in lexicon.countries.finditer(rest)]
        initials, surname = match["initials"] or match["after"], match["surname"] or match["first"]
        name = re.sub(r"\s+", "", initials) + " " + surname
        value = Person(name, organisations[0] if organisations else None, countries[0] if countries else None)
        people.append(Found(value, passage.cut(match.start(), limit), match.start(), limit))
    return people


def find_country_codes(passage: Passage, lexicon: Lexicon) -> list[Found[str]]:
    """Every known alpha-2 code in the passage, lower-cased to the country's identifier."""
    return [
        found(match[1].lower(), passage, match)
        for match in _CODE.finditer(fold(passage.text))
        if match[1] in lexicon.country_codes
    ]


def find_countries(passage: Passage, lexicon: Lexicon) -> list[Found[str]]:
    """Every country, by its code or its name; that in the name of an institute stands for none."""
    text = fold(passage.text)
    institutes = _covered(text, ((start, end) for start, end, _ in lexicon.organisations.finditer(text)))
    named = [
        Found(country, passage.cut(start, end), start, end)
        for start, end, country in lexicon.countries.finditer(text)
    ]
    countries = [*find_country_codes(passage, lexicon), *named]
    return [country for country in countries if not any(institutes[country.start : country.end])]


def without_countries(passage: Passage, lexicon: Lexicon) -> list[Passage]:
    """The parts of a list that name no country: "BY, Nobody, Georgia" but for "Nobody"."""
    text = fold(passage.text)
    countries = _covered(text, ((each.start, each.end) for each in find_countries(passage, lexicon)))
    separators = [match.span() for match in _SEPARATOR.finditer(text)]
    # "Bosnia and Herzegovina" is no list.
    separators = [(start, end) for start, end in separators if not any(countries[start:end])]
    starts = [0, *(end for _, end in separators)]
    ends = [*(start for start, _ in separators), len(text)]
    left: list[Passage] = []
    # What stands between two countries is told as a whole.
    for is_known, parts in groupby(
        zip(starts, ends, strict=True), key=lambda part: any(countries[part[0] : part[1]])
    ):
        stretch = list(parts)
        start, end = stretch[0][0], stretch[-1][1]
        if not is_known and text[start:end].strip(" ,;.()"):
            left.append(passage.cut(start, end))
    return left


def _covered(text: str, spans: Iterable[tuple[int, int]]) -> bytearray:
    """For each sign of the text, whether one of the spans covers it."""
    covered = bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    return covered


def trailing_country_codes(text: str, lexicon: Lexicon) -> int | None:
    """Where the list of country codes begins that closes `text`, or None."""
    for match in _CODES.finditer(text):
        if not text[match.end() :].strip() and set(_CODE.findall(match.group())) <= lexicon.country_codes:
            return match.start()
    return None
