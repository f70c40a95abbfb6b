"""Codes: COOMET projects (`900/BY-a/31`) and documents (`D6/2013`, `R/IT/24:2014`, `P9/2031`).

Forms after the domain notes, 2.1 and 2.2: a project is its running number; a document is class and number,
the year is its edition; separators vary in the sources.
"""

import re
from dataclasses import dataclass

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import DASH, DIGIT, TO, Found, found
from coomet_graph.records.grammars.years import YEAR

# A line may break behind each sign of a code, and a line break is a space.
_PROJECT = re.compile(
    rf"(?<![\w/])(\d{{1,4}})\s?/\s?([A-Z]{{2}})(?:{DASH}\s?([AP]))?\s?/\s?(\d{{2}})(?![\w/])", re.IGNORECASE
)
# A number without country and year, right behind the word or, unless it may be a year, in a list of projects.
_NO_YEAR = rf"(?!{YEAR}(?!\d))"
_AND = r"\s?(?:,|;|and(?=\s)|и(?=\s))\s?"
_BARE_PROJECT = re.compile(
    rf"""(?<!\w)(?:projects?|проект\w{{0,3}}|тем[аыеу])\s+(?:(?:COOMET|КООМЕТ)\s+)?
      (?:(?:No\.?|№)\s?(?P<numbered>\d{{1,4}})|{_NO_YEAR}(?P<named>\d{{3,4}}(?:{_AND}{_NO_YEAR}\d{{3,4}}){{0,20}}))
      (?!\d|\s?[/%]|\.\d|{TO}\d)
    | (?<=/\d\d){_AND}{_NO_YEAR}(?P<listed>\d{{3,4}})(?=\s?(?:[,;.]|$|(?:and|и)\s))(?!\.\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_DOCUMENT = re.compile(
    r"""(?<![\w/])(?:
      (?P<series>[RI])/\s?(?P<theme>[A-Z]{2})/\s?(?P<number>\d{1,3})
      (?:(?:[:/]|[:/]\s(?!\d{4}\s?[-\u2010-\u2015]))(?P<edition>(?:19|20)\d\d))?
    | (?P<class>[DP])(?P<code>\d{1,2}(?:\.\d{1,2})?)
      (?:[/:]|/\s(?!\d{4}\s?[-\u2010-\u2015]))(?P<year>(?:19|20)\d\d)
    )(?![\w/])""",
    re.VERBOSE,
)
_MEETING_PAPER = re.compile(
    r"(?<![\w/])(?:COOMET|КООМЕТ)(?P<code>-\d{1,3}-[A-Z]{2}/\d{2}(?:\.\d+)?)(?![\w/])"
)


@dataclass(frozen=True, slots=True)
class ProjectNumber:
    """A project's number: `number` is its identity; country, stage (agreed, proposed) and year tell more."""

    number: int
    country: str
    stage: str | None
    year: int

    def __str__(self) -> str:
        stage = f"-{self.stage}" if self.stage else ""
        return f"{self.number}/{self.country}{stage}/{self.year % 100:02d}"


@dataclass(frozen=True, slots=True)
class DocumentCode:
    """A document's code: `base` ("R/IT/24", "D5.13") is its identity, `edition` the year of the edition."""

    base: str
    edition: int | None

    def __str__(self) -> str:
        mark = ":" if "/" in self.base else "/"
        return self.base if self.edition is None else f"{self.base}{mark}{self.edition}"


def find_projects(passage: Passage) -> list[Found[ProjectNumber]]:
    """Every project number in the passage."""
    text = fold(passage.text)
    # Most cells have no slash, which is quicker to see.
    matches = _PROJECT.finditer(text) if "/" in text else ()
    return [found(_project_of(match), passage, match) for match in matches]


def find_bare_projects(passage: Passage) -> list[Passage]:
    """The words of each project that is named by its running number alone, which does not say which it is."""
    matches = _BARE_PROJECT.finditer(fold(passage.text)) if DIGIT.search(passage.text) else ()
    return [passage.cut(*match.span(match.lastgroup or 0)) for match in matches]


def find_documents(passage: Passage) -> list[Found[DocumentCode]]:
    """Every document code in the passage."""
    documents: list[Found[DocumentCode]] = []
    text = fold(passage.text)
    for match in _DOCUMENT.finditer(text) if DIGIT.search(text) else ():
        group = match.groupdict()
        if group["series"]:
            base = f"{group['series']}/{group['theme']}/{int(group['number'])}"
            year = group["edition"]
        else:
            base, year = f"{group['class']}{group['code']}", group["year"]
        documents.append(found(DocumentCode(base, int(year) if year else None), passage, match))
    return documents


def find_meeting_paper(passage: Passage) -> Found[str] | None:
    """The code of the meeting paper that a document was ("COOMET-34-PS/09.2"), in Latin letters, or None."""
    match = _MEETING_PAPER.search(fold(passage.text))
    return None if match is None else found(f"COOMET{match['code']}", passage, match)


def _project_of(match: re.Match[str]) -> ProjectNumber:
    # COOMET was founded in 1991, so two digits from 91 on are of the last century.
    short = int(match[4])
    year = 1900 + short if short >= 91 else 2000 + short
    return ProjectNumber(int(match[1]), match[2].upper(), match[3].lower() if match[3] else None, year)
