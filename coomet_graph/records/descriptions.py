"""What a `sources.csv` beside a file says of it: facts that the file itself may not state."""

import csv
import re
from pathlib import Path

from pyoxigraph import NamedNode
from rapidfuzz import fuzz, process

from coomet_graph.errors import ParameterError
from coomet_graph.records.lexicon import read_table
from coomet_graph.records.model import SourceDescription

_TABLE = "sources.csv"
_CODE = re.compile(r"[a-z0-9][a-z0-9.-]*")
_KINDS = ("development", "work")
_OPTIONAL = (
    "title_en", "title_ru", "identifier", "language", "status_as_of", "retrieved_from", "metadata_source",
    "supersedes",
)  # fmt: skip
# So alike, in per cent, are two names of columns if one is the other mistyped.
_CLOSE = 85
_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def describe(path: Path) -> SourceDescription | None:
    """What a `sources.csv` beside the file, or in the folder above, says of it. Raises ParameterError."""
    for folder in (path.parent, path.parent.parent):
        rows = [row for row in _rows(folder) if row.get("file") == path.name]
        if len(rows) > 1:
            raise ParameterError(
                f"{folder / _TABLE}: several rows are about {path.name}; keep one of them.",
                f"{folder / _TABLE}: о файле {path.name} несколько строк; оставьте одну из них.",
            )
        if rows:
            return _description(rows[0], folder / _TABLE)
    return None


def described_in(folder: Path) -> set[str]:
    """The files that a `sources.csv` in the folder describes. Raises ParameterError."""
    return {row["file"] for row in _rows(folder) if row.get("file")}


def _rows(folder: Path) -> list[dict[str, str]]:
    table = folder / _TABLE
    try:
        return read_table(table)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ParameterError(
            f"{table}: the table cannot be read ({error}); save it as CSV in UTF-8.",
            f"{table}: таблица не читается ({error}); сохраните её как CSV в UTF-8.",
        ) from error


def _description(row: dict[str, str], table: Path) -> SourceDescription:
    try:
        start, end = int(row["start_year"]), int(row["end_year"])
        optional = {name: row.get(name, "") for name in _OPTIONAL}
        _refuse_mistyped(row)
        _refuse_unfit(row)
        return SourceDescription(row["id"], row["file"], row["kind"], row["body"], start, end, **optional)
    except (KeyError, ValueError) as error:
        raise ParameterError(
            f"{table}: the row of {row.get('file')} is not right ({error}); it needs id, file, kind, body, "
            "start_year and end_year, and codes, months and addresses written as in data/README.md.",
            f"{table}: строка {row.get('file')} с ошибкой ({error}); нужны id, file, kind, body, start_year "
            "и end_year, а коды, месяцы и адреса пишутся как в data/README.md.",
        ) from error


def _refuse_mistyped(row: dict[str, str]) -> None:
    """Raises ValueError for a column that is nearly called as one that the table lacks."""
    lacking = [name for name in _OPTIONAL if name not in row]
    for name in row.keys() - {*_OPTIONAL}:
        close = process.extractOne(name.casefold(), lacking, scorer=fuzz.ratio, score_cutoff=_CLOSE)
        if close is not None:
            raise ValueError(f'column "{name}", {close[0]}')


def _refuse_unfit(row: dict[str, str]) -> None:
    """Raises ValueError for a kind that there is not, and what cannot stand in an IRI or as a date."""
    if row["kind"] not in _KINDS:
        raise ValueError(f'kind "{row["kind"]}", {" | ".join(_KINDS)}')
    for name, form in (("id", _CODE), ("body", _CODE), ("status_as_of", _MONTH)):
        if row.get(name) and not form.fullmatch(row[name]):
            raise ValueError(f'{name} "{row[name]}"')
    for name in ("retrieved_from", "metadata_source"):
        for address in filter(None, map(str.strip, row.get(name, "").split("|"))):
            NamedNode(address)
