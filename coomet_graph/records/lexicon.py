"""The curated names that grammars know: read from `data/reference/`, never written in code."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from coomet_graph.records.phrases import Phrases

Row = dict[str, str]


# One is as good as another only if it is the same: what is read with it may be kept.
@dataclass(frozen=True, eq=False)
class Lexicon:
    """Matchers for names, by kind of thing, and what grammars must know of the things themselves.

    `programme_kinds` gives kind and body of a programme by its key, `homes` the countries of organisations,
    `titles` the titles of bodies, former ones too.
    """

    bodies: Phrases
    collectives: Phrases
    countries: Phrases
    country_codes: frozenset[str]
    organisations: Phrases
    resources: Phrases
    events: Phrases
    agreements: Phrases
    programmes: Phrases
    programme_kinds: dict[str, tuple[str, str]]
    body_ids: frozenset[str]
    acronyms: frozenset[str]
    homes: dict[str, str]
    titles: dict[str, tuple[str, ...]]


def read_table(path: Path) -> list[Row]:
    """The rows of a reference table, each a dictionary by column; empty where the file is absent.

    Spreadsheet programs may put semicolons for commas, as the country has it, and a mark before the first.
    """
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = file.readline()
        file.seek(0)
        rows = csv.DictReader(file, delimiter=";" if ";" in header and "," not in header else ",")
        return [{key.strip(): (value or "").strip() for key, value in row.items() if key} for row in rows]


def values(row: Row, column: str) -> list[str]:
    """The values in a cell that holds several, separated by `|`."""
    return [value.strip() for value in row.get(column, "").split("|") if value.strip()]


def load_lexicon(folder: Path) -> Lexicon:
    """The lexicon of the reference tables in `folder`."""
    tables = {path.stem: read_table(path) for path in sorted(folder.glob("*.csv"))}
    bodies = tables.get("bodies", [])
    countries = tables.get("countries", [])
    programmes = tables.get("programmes", [])
    return Lexicon(
        bodies=_phrases(bodies),
        collectives=_phrases(tables.get("collectives", [])),
        countries=_phrases(countries),
        country_codes=frozenset(row["code"] for row in countries),
        organisations=_phrases(tables.get("organisations", [])),
        resources=_phrases(tables.get("resources", [])),
        events=_phrases(tables.get("events", [])),
        agreements=_phrases(tables.get("agreements", [])),
        programmes=_phrases(programmes, id_column="key"),
        programme_kinds={row["key"]: (row["kind"], row["body"]) for row in programmes},
        body_ids=frozenset(row["id"] for row in bodies),
        acronyms=frozenset(_acronyms(tables)),
        homes={row["id"]: home for row in tables.get("organisations", []) if (home := row.get("country"))},
        titles={row["id"]: tuple(_titles(row)) for row in bodies},
    )


def _phrases(rows: list[Row], id_column: str = "id") -> Phrases:
    """The spellings in the column `variants`; a thing's title ("Legal Metrology") is no name to look for.

    Those in the column `assumed` are read too: no page has them, so that nothing is published of them.
    """
    columns = ("variants", "assumed")
    return Phrases({name: row[id_column] for row in rows for each in columns for name in values(row, each)})


def _titles(row: Row) -> Iterable[str]:
    yield from (title for column in ("name_en", "name_ru") if (title := row.get(column)))
    yield from values(row, "former_names")


_CAPITALS = re.compile(r"(?<![\w.:-])[A-Z]{2,7}(?=s?(?![\w:-]))|(?<![А-Яа-яЁё])[А-ЯЁ]{2,7}(?![А-Яа-яЁё])")
# Where a table says what things are called; other columns tell of them.
_NAMES = frozenset(("notation", "notation_ru", "name_en", "name_ru", "former_names", "variants", "assumed"))
# Words that give no letter to an acronym: "Объединённый комитет по эталонам" is ОКЭ.
_SMALL_WORDS = frozenset(("в", "для", "и", "из", "к", "на", "о", "об", "от", "по", "с"))


def _acronyms(tables: dict[str, list[Row]]) -> Iterable[str]:
    """Acronyms that the reference data explain: in a table of their own, or as the name of a thing or in it.

    A Russian one is explained, too, if it is made of the letters of the name.
    """
    for rows in tables.values():
        for row in rows:
            for column in _NAMES & row.keys():
                yield from _CAPITALS.findall(row[column])
            names = (row.get("name_ru", ""), row.get("expansion_ru", ""), *values(row, "assumed"))
            for name in names:
                words = [word for word in re.findall(r"\w+", name) if word not in _SMALL_WORDS]
                yield "".join(word[0] for word in words).upper()
    yield from (row["acronym"] for row in tables.get("acronyms", []))
    yield from (row["code"] for row in tables.get("countries", []))
    # Development programmes are cited by the letters of their key: "DP 2020-2022".
    yield from (row["key"].upper() for row in tables.get("programmes", []) if row["key"].isalpha())
