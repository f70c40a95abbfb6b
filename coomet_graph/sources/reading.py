"""Read one source: its statements go into a file, the rest is told as JSON.

That way nothing of a source waits in memory until all are read, and it can be read in another process.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from coomet_graph.documents import read_document
from coomet_graph.documents.model import Document
from coomet_graph.documents.shown import shown_lines
from coomet_graph.errors import BeyondLimitsError, CoometGraphError, UnreadableDocumentError
from coomet_graph.findings import Finding
from coomet_graph.graph import build_programme
from coomet_graph.iris import Minter, digest
from coomet_graph.records import Lexicon, ProgrammeRecord, SourceDescription, read_records
from coomet_graph.records.account import LineRun, runs_of
from coomet_graph.records.descriptions import describe
from coomet_graph.records.layouts.mapping import mapping_beside
from coomet_graph.sources.shelf import Kept, Shelf

# More bytes of lines than any document has that can be read.
_MOST_LINES = 2**28
_NAMES = ("source", "file", "sha256", "programme", "kind", "language")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one source; its statements lie in the file `statements`.

    `lines` is the number of lines that are not blank, `understood` of those of which all words are used.
    """

    source: str
    file: str
    sha256: str
    programme: str
    kind: str
    language: str
    description: SourceDescription | None
    lines: int
    understood: int
    statements: Path
    kept: Kept
    kept_lines: Kept

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the readers found."""
        return tuple(map(Finding.from_dict, self.details()["findings"]))

    @property
    def account(self) -> tuple[LineRun, ...]:
        """What became of the lines."""
        return tuple(
            LineRun(first, last, lines, tuple(uses)) for first, last, lines, uses in self.details()["account"]
        )

    def summary(self) -> dict[str, Any]:
        """What is kept of it in the list of sources."""
        return {
            **{name: getattr(self, name) for name in _NAMES[1:]},
            "id": self.source,
            "lines": self.lines,
            "understood": self.understood,
            "description": None if self.description is None else asdict(self.description),
            "details": digest(self.kept.text),
        }

    def details(self) -> dict[str, Any]:
        """What is kept of it apart: findings, and the account of lines."""
        details: dict[str, Any] = json.loads(self.kept.text)
        return details

    def shown_lines(self) -> list[Any]:
        """Its lines as people see them, each as a list (`ShownLine`)."""
        lines: list[Any] = json.loads(self.kept_lines.text)
        return lines


def read_source(path: Path, lexicon: Lexicon, minter: Minter, statements: Path) -> dict[str, Any]:
    """Read a source, write its statements into the file `statements` and its lines into one beside it.

    The rest is told for `reading_of`.

    Raises UnreadableDocumentError, or ParameterError if what stands beside the source is not right: its row
    of `sources.csv`, or its mapping.
    """
    record = read_records(_document(path), lexicon, describe(path), mapping_beside(path))
    with statements.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(build_programme(record, minter).n_triples())
    runs = runs_of(record.account)
    details = {
        "findings": [finding.as_dict() for finding in findings_about(record, minter)],
        "account": [[run.first, run.last, run.lines, list(run.uses)] for run in runs],
    }
    lines_beside(statements).write_text(
        json.dumps([line.as_list() for line in shown_lines(record.document)], ensure_ascii=False),
        # Half a character, which UTF-8 has not, as JSON writes it.
        *("utf-8", "backslashreplace"),
    )
    return {
        "source": record.source_id,
        "file": record.document.file,
        "sha256": record.document.sha256,
        "programme": record.head.key,
        "kind": record.head.kind,
        "language": record.head.language,
        "description": None if record.description is None else asdict(record.description),
        "lines": sum(run.lines for run in runs),
        "understood": sum(run.lines for run in runs if run.understood),
        "details": json.dumps(details, sort_keys=True),
    }


@contextmanager
def faults_of_ours(path: Path) -> Iterator[None]:
    """A fault of the readers that nobody foresaw, as an error about this file: the others are read."""
    try:
        yield
    except (CoometGraphError, MemoryError):
        raise
    except Exception as error:
        detail = " ".join(f"{type(error).__name__}: {error}".split())
        raise BeyondLimitsError(
            f"{path}: reading this file failed by a bug of coomet-graph ({detail}); please report it, and "
            "leave the file out.",
            f"{path}: файл не прочитан из-за ошибки в coomet-graph ({detail}); сообщите о ней и исключите "
            "файл.",
        ) from error


def lines_beside(statements: Path) -> Path:
    """The file with the lines of the source whose statements are in that one."""
    return statements.with_suffix(".lines")


def findings_about(record: ProgrammeRecord, minter: Minter) -> tuple[Finding, ...]:
    """What the readers found, each about the programme: accepted in one, the same word is open in others.

    Editions of one programme are told apart by their language, whatever their files are called.
    """
    programme = minter.thing("programme", record.head.key)
    return tuple(
        replace(each, subjects=(programme, *each.subjects), key=(*each.key, record.head.language))
        for each in record.findings
    )


def reading_of(told: dict[str, Any], statements: Path, shelf: Shelf) -> Reading:
    """The reading that `read_source` told of.

    Raises KeyError, TypeError, ValueError or OSError if it did not.
    """
    description = told["description"]
    reading = Reading(
        **{name: str(told[name]) for name in _NAMES},
        description=None if description is None else SourceDescription(**description),
        lines=int(told["lines"]),
        understood=int(told["understood"]),
        statements=statements,
        kept=shelf.put(told["details"]),
        kept_lines=shelf.put_file(lines_beside(statements), _MOST_LINES),
    )
    # What can be read now can be read later.
    _ = reading.findings, reading.account
    return reading


def _document(path: Path) -> Document:
    try:
        path.name.encode()
    except UnicodeEncodeError as error:
        shown = path.name.encode(errors="replace").decode()
        raise UnreadableDocumentError(
            f"{shown}: the name of the file is not UTF-8; rename the file.",
            f"{shown}: имя файла не в UTF-8; переименуйте файл.",
        ) from error
    return read_document(path)
