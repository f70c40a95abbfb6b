"""What belongs to the name of a performer: its country, its other name, its title, its legal form.

VNIIM (RU); PTB, Germany; Belarus (BelGIM)
D.I. Mendeleyev Institute for Metrology (VNIIM)
РГП «КазСтандарт»; ФГУП «ВНИИМ им. Д.И. Менделеева»
TC 2 "Legal metrology"; ТК 4 КООМЕТ
"""

import re
from collections.abc import Callable

from rapidfuzz import fuzz

from coomet_graph.records.grammars.bodies import match_bodies
from coomet_graph.records.grammars.performer_phrases import (
    ADMINISTRATOR,
    BRACKET,
    BRACKET_END,
    COUNTRY_SEPARATOR,
    CYRILLIC,
    HOME_OF,
    LEGAL_FORM,
    NAMED_AFTER,
    OF_COOMET,
    PRESIDENT,
    QUOTE_END,
    QUOTED,
)
from coomet_graph.records.lexicon import Lexicon

_COMMA = re.compile(r"\s*[,;]\s*")
_AND = re.compile(r"\s*(?:[,;/]|\b(?:and|и)\b)\s*")
_COUNTRY_CODE = re.compile(r"[A-Z]{2}(?![\w/-])")
# Behind an institute; a hyphen without spaces would make one word of the two.
_AT_HOME = re.compile(r"\s*[,–—]\s*|\s+-\s+")
_IN_BRACKET = re.compile(r"[^()\"“”«»„]{1,150}")
# How alike a title must be to that of the reference data, of 100: "Masses and related quantities".
_ALIKE = 75


def match_organisation(text: str, at: int, limit: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """End and identifier of the organisation named at `at`, with all that belongs to its name.

    What stands behind `limit` is another block of text.
    """
    named = lexicon.organisations.match(text, at)
    quoted = False
    if named is None:
        form = LEGAL_FORM.match(text, at)
        if form is None or form.end() == at:
            return None
        named, quoted = lexicon.organisations.match(text, form.end()), form["quote"] is not None
        if named is None:
            return None
    end, identifier = named
    after = NAMED_AFTER.match(text, end, limit)
    end = end if after is None else after.end()
    closing = QUOTE_END.match(text, end) if quoted else None
    end = end if closing is None else closing.end()
    in_bracket = _in_bracket(text, end, lambda at: _alias_or_country(text, at, identifier, lexicon))
    return _behind_its_country(text, in_bracket or end, limit, identifier, lexicon), identifier


def match_home(
    text: str, at: int, limit: int, lexicon: Lexicon
) -> tuple[int, tuple[tuple[int, int, str], ...]] | None:
    """End, and start, end and identifier of each: the institutes behind their country: `Belarus (BelGIM)`."""
    country = _country(text, at, lexicon)
    opening = None if country is None else HOME_OF.match(text, country[0], limit)
    if country is None or opening is None:
        return None
    named: list[tuple[int, int, str]] = []
    position: int | None = opening.end()
    while position is not None:
        organisation = lexicon.organisations.match(text, position)
        if organisation is None or lexicon.homes.get(organisation[1]) != country[1]:
            return None
        end, identifier = organisation
        named.append((position if named else at, end, identifier))
        if opening["bracket"] is None:
            return end, tuple(named)
        closing = BRACKET_END.match(text, end)
        if closing is not None:
            named[-1] = (named[-1][0], closing.end(), identifier)
            return closing.end(), tuple(named)
        separator = _AND.match(text, end)
        position = None if separator is None else separator.end()
    return None


def match_countries(text: str, at: int, lexicon: Lexicon) -> tuple[tuple[int, str], ...]:
    """End and identifier of each country of the list that begins at `at`."""
    countries: list[tuple[int, str]] = []
    named = lexicon.countries.match(text, at)
    while named is not None:
        countries.append(named)
        separator = COUNTRY_SEPARATOR.match(text, named[0])
        named = None if separator is None else lexicon.countries.match(text, separator.end())
    return tuple(countries)


def behind_bodies(text: str, end: int, limit: int, bodies: tuple[str, ...], lexicon: Lexicon) -> int:
    """Where the name of the bodies ends with what belongs to it: `TC 2 of COOMET`, `TC 2 "Legal metrology"`.

    A collective is no body: of it, `bodies` is empty.
    """
    end = _behind_coomet(text, end, limit, bodies, lexicon)
    if len(bodies) != 1:
        return end
    quoted = QUOTED.match(text, end, limit)
    if quoted is not None and _is_title(text, *quoted.span("title"), bodies[0], lexicon, is_quoted=True):
        return _behind_coomet(text, quoted.end(), limit, bodies, lexicon)
    return _in_bracket(text, end, lambda at: _other_name(text, at, bodies, lexicon)) or end


def _behind_coomet(text: str, end: int, limit: int, bodies: tuple[str, ...], lexicon: Lexicon) -> int:
    of = OF_COOMET.match(text, end, limit)
    if of is None or "coomet" in bodies:
        return end
    begin = of.start("coomet")
    named = lexicon.bodies.match(text, begin)
    # "COOMET Secretariat" and "COOMET President" are others beside the body.
    if named is None or named[1] != "coomet" or lexicon.collectives.match(text, begin) is not None:
        return end
    is_other = PRESIDENT.match(text, begin) is not None or ADMINISTRATOR.match(text, begin) is not None
    return end if is_other else named[0]


def _in_bracket(text: str, end: int, name: Callable[[int], int | None]) -> int | None:
    """The end of a bracket in which everything is what `name` gives the end of; None for any other."""
    opening = BRACKET.match(text, end)
    at = None if opening is None else name(opening.end())
    while at is not None:
        closing = BRACKET_END.match(text, at)
        if closing is not None:
            return closing.end()
        comma = _COMMA.match(text, at)
        at = None if comma is None else name(comma.end())
    return None


def _alias_or_country(text: str, at: int, identifier: str, lexicon: Lexicon) -> int | None:
    alias = lexicon.organisations.match(text, at)
    if alias is not None:
        return alias[0] if alias[1] == identifier else None
    country = _country(text, at, lexicon)
    return None if country is None else country[0]


def _other_name(text: str, at: int, bodies: tuple[str, ...], lexicon: Lexicon) -> int | None:
    """The end of the notation, or of the title, of the body: "Joint Committee … (JCMS)"."""
    named = match_bodies(text, at, lexicon)
    if named is not None and named[1] == bodies:
        return named[0]
    words = _IN_BRACKET.match(text, at)
    is_title = words is not None and _is_title(text, *words.span(), bodies[0], lexicon)
    return words.end() if words is not None and is_title else None


def _country(text: str, at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """End and identifier of the country that is named at `at`, in words or by its code."""
    code = _COUNTRY_CODE.match(text, at)
    if code is not None and code.group() in lexicon.country_codes:
        return code.end(), code.group().lower()
    return lexicon.countries.match(text, at)


def _behind_its_country(text: str, end: int, limit: int, identifier: str, lexicon: Lexicon) -> int:
    """The end of `PTB, Germany`: only its own country belongs to an institute."""
    gap = _AT_HOME.match(text, end)
    country = None if gap is None else _country(text, gap.end(), lexicon)
    if gap is None or country is None or lexicon.homes.get(identifier) != country[1]:
        return end
    # At a new block of text, nothing but a comma tells that the name goes on.
    if gap.end() >= limit and "," not in gap.group():
        return end
    # "VNIIM, Russia (UNIIM)" names the country for the second.
    return end if match_home(text, gap.end(), len(text), lexicon) is not None else country[0]


def _is_title(
    text: str, start: int, end: int, body: str, lexicon: Lexicon, *, is_quoted: bool = False
) -> bool:
    """Whether the words are the title of the body, or are much like it.

    Words in quotation marks are believed where no title is known in their alphabet.
    """
    words = _plain(text[start:end])
    titles = [
        title
        for title in lexicon.titles.get(body, ())
        if (CYRILLIC.search(title) is None) == (CYRILLIC.search(words) is None)
    ]
    if not titles:
        is_numbered = body.startswith(("tc-", "sc-"))
        return is_quoted and is_numbered and match_organisation(text, start, end, lexicon) is None
    return any(fuzz.token_sort_ratio(words, _plain(title)) >= _ALIKE for title in titles)


def _plain(words: str) -> str:
    return words.casefold().replace("ё", "е")
