"""The reference tables of the invented world: the readers recognise names by them."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

from benchmarks.corpus.words import FIELDS, LETTERS
from benchmarks.corpus.world import SUBCOMMITTEES, Organisation

_PAGE = "https://example.org/invented"
_UNION = "coomet"
COUNTRIES = tuple(f"{letter}land" for letter in LETTERS)
# ISO 3166 leaves codes from XA to XZ to the users of the standard.
CODES = tuple(f"X{chr(ord('A') + index)}" for index in range(len(LETTERS)))
BUREAUS = tuple(f"Bureau {letter}" for letter in LETTERS[:12])
INSTITUTES = tuple(f"{country} Institute" for country in COUNTRIES)
RESOURCES = (
    "Union web portal",
    "Union website",
    "Union data server",
    "database of comparisons",
    "database of projects",
    "e-learning platform of the Union",
    "Union Directory",
)
EVENTS = (
    "Contest of Young Measurers",
    "Union Summer School",
    "Round Table of Regions",
    "Week of Traceability",
)
AGREEMENTS = ("Alphaland Arrangement", "Memorandum of the Regions")
COLLECTIVES = (
    "All interested member countries",
    "Participants of cooperation",
    "other committees",
    "interested laboratories",
    "working groups on measuring systems",
)
_SERIES = (("R", "QA"), ("R", "QB"), ("I", "QA"), ("D", ""))
_DOCUMENTS = 40
_FIRST_EDITION, _EDITIONS, _BETWEEN_EDITIONS = 2000, 16, 6


def document_code(index: int, year: int) -> str:
    """The code of an invented document in its edition nearest before `year`."""
    series, theme = _SERIES[index % len(_SERIES)]
    number = 1 + index // len(_SERIES)
    years = _editions(index)
    edition = max((each for each in years if each <= year), default=years[0])
    return f"D{number}/{edition}" if series == "D" else f"{series}/{theme}/{number}:{edition}"


def documents() -> int:
    """How many documents are known."""
    return _DOCUMENTS


def _editions(index: int) -> list[int]:
    first = _FIRST_EDITION + index % _BETWEEN_EDITIONS - _BETWEEN_EDITIONS + 1
    return [first + turn * _BETWEEN_EDITIONS for turn in range(_EDITIONS)]


_NAMED = "id,name_en,name_ru,variants"
_COLUMNS = {
    "bodies": "id,notation,kind,name_en,name_ru,parent,valid_from,valid_to,former_names,variants,source,"
    "source_ru,note",
    "collectives": f"{_NAMED},part_of,source,note",
    "countries": "id,code,name_en,name_ru,variants,membership,source,note",
    "organisations": "id,notation,name_en,name_ru,kind,country,ror,variants,source,source_ru,note",
    "resources": "id,name_en,name_ru,kind,part_of,variants,source,note",
    "events": f"{_NAMED},series_of,source,note",
    "agreements": f"{_NAMED},source,note",
    "documents": "id,notation,kind,title_en,title_ru,editions,variants,source,note",
    "programmes": "key,kind,body,code,name_en,name_ru,variants,source,note",
    "acronyms": "acronym,expansion_en,expansion_ru",
}


def write_reference(folder: Path, organisations: Iterable[Organisation]) -> None:
    """Write the tables into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    known = list(organisations)
    tables: dict[str, Iterable[list[str]]] = {
        "bodies": (body.row() for body in chain(_OF_ALL, *map(_bodies, known))),
        "collectives": ([_id(name), name, "", name, _UNION, _PAGE, ""] for name in COLLECTIVES),
        "countries": (
            [code.lower(), code, name, "", name, "member", _PAGE, ""]
            for code, name in zip(CODES, COUNTRIES, strict=True)
        ),
        "organisations": chain(
            (_organisation(name, "international", "") for name in BUREAUS),
            map(_organisation, INSTITUTES, repeat("institute"), map(str.lower, CODES)),
        ),
        "resources": (
            [_id(name), name, "", "website", _id(RESOURCES[0]) if index else "", name, _PAGE, ""]
            for index, name in enumerate(RESOURCES)
        ),
        "events": ([_id(name), name, "", name, "", _PAGE, ""] for name in EVENTS),
        "agreements": ([_id(name), name, "", name, _PAGE, ""] for name in AGREEMENTS),
        "documents": map(_document, range(_DOCUMENTS)),
        "programmes": (row for each in known for row in _programmes(each)),
        "acronyms": [["TC", "Technical Committee", ""], ["SC", "Subcommittee", ""], ["INV", "Invented", ""]],
    }
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(_COLUMNS[name].split(","))
            table.writerows(rows)


def _organisation(name: str, kind: str, country: str) -> list[str]:
    return [_id(name), "", f"Invented {name}", "", kind, country, "", name, _PAGE, "", ""]


def _id(name: str) -> str:
    return "-".join(name.lower().split())


@dataclass(frozen=True, slots=True)
class _Body:
    """A body; documents name it as `variant`."""

    identifier: str
    notation: str
    kind: str
    name: str
    parent: str
    variant: str

    def row(self) -> list[str]:
        """Its row of the table."""
        start = [self.identifier, self.notation, self.kind, f"Invented {self.name}"]
        return [*start, "", self.parent, "", "", "", self.variant, _PAGE, "", ""]


# To grammars the President is that of the body "coomet", and Committee Members are those of "committee".
_OF_ALL = (
    _Body(_UNION, "UNION", "rmo", "Union of Metrology Organisations", "", "UNION"),
    _Body("committee", "", "committee", "Committee of the Union", _UNION, "Committee of the Union"),
)


def _bodies(organisation: Organisation) -> Iterator[_Body]:
    name, own = organisation.name, organisation.identifier
    yield _Body(own, name, "rmo", f"Metrology Organisation {organisation.index + 1}", _UNION, name)
    for what, kind in (("Committee", "committee"), ("Council", "council"), ("Secretariat", "secretariat")):
        yield _Body(f"{own}-{what.lower()}", "", kind, f"{name} {what}", own, f"{name} {what}")
    for field, committee in zip(fields_of(organisation), organisation.committees, strict=True):
        notation = f"TC {committee}"
        title = f"Committee on {field.capitalize()}"
        yield _Body(_id(notation), notation, "technical-committee", title, own, notation)
        for number in range(1, SUBCOMMITTEES + 1):
            below = f"SC {committee}.{number}"
            yield _Body(
                _id(below), below, "subcommittee", f"Sub{title.lower()} {number}", _id(notation), below
            )


def fields_of(organisation: Organisation) -> tuple[str, ...]:
    """The fields in which the committees of the organisation work."""
    count = len(organisation.committees)
    first = organisation.index * count
    return tuple(FIELDS[(first + place) % len(FIELDS)] for place in range(count))


def _document(index: int) -> list[str]:
    years = _editions(index)
    code = document_code(index, years[0]).replace(":", "/").rpartition("/")[0]
    kind = {"R": "recommendation", "I": "information-material", "D": "governing-document"}[code[0]]
    editions = "|".join(map(str, years))
    return [_id(code.replace("/", " ")), code, kind, f"Invented document {code}", "", editions, "", _PAGE, ""]


def _programmes(organisation: Organisation) -> Iterator[list[str]]:
    for committee in organisation.committees:
        body, name = f"tc-{committee}", f"Work Program of TC {committee}"
        yield [body, "work", body, "", f"Invented {name}", "", name, _PAGE, ""]
