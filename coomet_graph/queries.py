"""Query files: one query each, with a header of TOML in comment lines that begin with `#+`.

A query that takes parameters has comment lines `#= ?name …` where their values are put. A value is put in as
VALUES: every engine understands it, and plans the query from the one thing that is asked about.

About the whole graph it is quicker to read all statements of a property and join them than to look them up
one by one. A query that wants that of an engine writes the pattern as a SELECT of its own, on one line:
`{ SELECT ?entry ?year WHERE { ?entry coomet:startYear ?year } }`. It means the same as the bare pattern,
which takes its place where a thing is given, so that few statements are needed.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from coomet_graph import resources
from coomet_graph.errors import Text

_MARK = "#+ "
WHOLE = re.compile(r"\{ SELECT (?:\?\w+ )+WHERE (\{ [^{}]* \}) \}")
_PLACE = re.compile(r"^( *)#= ((?:\?\w+ ?)+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class QueryFile:
    """A query with its name (the file's), its header, and the whole text, which is valid SPARQL."""

    name: str
    header: dict[str, Any]
    text: str

    def text_of(self, key: str) -> Text:
        """A bilingual entry of the header."""
        entry = self.header[key]
        return Text(entry["en"], entry["ru"])


def read_query_file(path: Path) -> QueryFile:
    """The query in the file at `path`; raises ValueError if its header is not TOML."""
    text = path.read_text("utf-8")
    header = "\n".join(line.removeprefix(_MARK) for line in text.splitlines() if line.startswith(_MARK))
    try:
        return QueryFile(path.stem, tomllib.loads(header), text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: the header is not valid TOML ({error})") from error


def load_queries(kind: str) -> tuple[QueryFile, ...]:
    """The bundled queries of one kind ("questions", "audits", "rules"), in the order of their names."""
    return tuple(read_query_file(path) for path in resources.query_files(kind))


def parameters_of(query: str) -> frozenset[str]:
    """The variables for whose values the query has places."""
    return frozenset(name for _, names in _PLACE.findall(query) for name in _names(names))


def bound(query: str, values: Mapping[str, NamedNode | Literal]) -> str:
    """The query with the values put in at their places. Raises ValueError for a variable without a place."""
    if not values:
        return query
    missing = set(values) - parameters_of(query)
    if missing:
        raise ValueError(f"the query has no place for {', '.join(sorted(missing))}")

    def put(place: re.Match[str]) -> str:
        # A term is written by the engine itself, with everything escaped.
        clauses = [f"VALUES ?{name} {{ {values[name]} }}" for name in _names(place[2]) if name in values]
        return place[1] + " ".join(clauses)

    about_a_thing = any(isinstance(value, NamedNode) for value in values.values())
    return _PLACE.sub(put, WHOLE.sub(r"\1", query) if about_a_thing else query)


def _names(place: str) -> list[str]:
    return [name.removeprefix("?") for name in place.split()]
