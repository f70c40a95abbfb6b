"""A mapping file: what the columns of a document are, where its headers do not tell.

It is TOML and stands beside the document as `<document>.mapping.toml`:

    numbers = "any"      # codes such as I.1.1, 2015/10 or A; without it, numbers such as 1.7.2

    [[tables]]
    header = 4           # the line of the header
    columns = ["number", "title", "term", "performers", "", "note"]
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coomet_graph.errors import ParameterError
from coomet_graph.records.layouts import model as role

ROLES = (
    *(role.NUMBER, role.ACTIVITY, role.TITLE, role.TERM, role.PERFORMERS, role.NOTE),
    *(role.PROJECT, role.COORDINATOR, role.PARTICIPANTS),
    *(role.BASIS, role.INDICATOR, role.STATUS, role.START, role.END),
)
_NUMBERS = ("decimal", "any")
_SUFFIX = ".mapping.toml"
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class MappedTable:
    """A table: the number of its header's line, and the role of each column from the left, "" for none."""

    header: int
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The tables of a document; `any_numbers` says that codes such as I.1.1 or 2015/10 are numbers."""

    tables: tuple[MappedTable, ...]
    any_numbers: bool = False

    def as_toml(self) -> str:
        """The text of a mapping file that says the same."""
        parts = ['numbers = "any"\n'] if self.any_numbers else []
        for table in self.tables:
            columns = ", ".join(f'"{name}"' for name in table.columns)
            parts.append(f"[[tables]]\nheader = {table.header}\ncolumns = [{columns}]\n")
        return "\n".join(parts)


def mapping_path(document: Path) -> Path:
    """Where the mapping of a document stands: beside it."""
    return document.with_name(document.name + _SUFFIX)


def mapping_beside(document: Path) -> ColumnMapping | None:
    """The mapping beside a document, if there is one. Raises ParameterError if it is not right."""
    path = mapping_path(document)
    return read_mapping(path) if path.is_file() else None


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping in a file. Raises ParameterError if it cannot be read, or says what cannot be."""
    try:
        content = path.read_bytes()
        if len(content) > _LARGEST:
            raise ValueError(f"it is larger than {_LARGEST} bytes")
        return _mapping(tomllib.loads(content.decode()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        detail = error.strerror if isinstance(error, OSError) else str(error)
        raise ParameterError(
            f"{path}: this mapping is not right ({detail}); it needs [[tables]] with header, the line of the "
            f'header, and columns, a list of: {", ".join(ROLES)}, and "" for a column that is not read.',
            f"{path}: файл соответствия с ошибкой ({detail}); нужны [[tables]] с header (строка заголовка) и "
            f'columns — списком из: {", ".join(ROLES)} и "" для столбца, который не читается.',
        ) from error


def _mapping(said: dict[str, Any]) -> ColumnMapping:
    _refuse_others(said, "numbers", "tables")
    numbers = said.get("numbers", _NUMBERS[0])
    if numbers not in _NUMBERS:
        raise ValueError(f'numbers is "{numbers}", not one of: {", ".join(_NUMBERS)}')
    tables = tuple(_table(each) for each in said["tables"])
    if not tables or [each.header for each in tables] != sorted({each.header for each in tables}):
        raise ValueError("the headers of the tables must follow one another")
    return ColumnMapping(tables, numbers == "any")


def _table(said: dict[str, Any]) -> MappedTable:
    _refuse_others(said, "header", "columns")
    header, columns = said["header"], tuple(said["columns"])
    if not isinstance(header, int) or header < 1:
        raise ValueError(f"header is {header!r}, not the number of a line")
    named = [each for each in columns if each]
    unknown = [each for each in named if each not in ROLES]
    if unknown or len(set(named)) < len(named):
        wrong = unknown or sorted({each for each in named if named.count(each) > 1})
        raise ValueError(f"the columns {', '.join(map(str, wrong))} are unknown, or stand twice")
    if role.TITLE not in named:
        raise ValueError(f"no column is the {role.TITLE}")
    return MappedTable(header, columns)


def _refuse_others(said: dict[str, Any], *known: str) -> None:
    others = sorted(set(said) - set(known))
    if others:
        raise ValueError(f"{', '.join(others)} is not known")
