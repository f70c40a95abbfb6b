"""Query files: one query each, with a header of TOML in comment lines that begin with `#+`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coomet_graph import resources
from coomet_graph.errors import Text

_MARK = "#+ "


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
