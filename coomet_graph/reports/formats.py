"""The formats by their names; what writes one is loaded when it is asked for."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

if TYPE_CHECKING:
    from coomet_graph.audit import AuditReport
    from coomet_graph.reports.background import Background


class Writer(Protocol):
    """What each format's module has under the name `write`."""

    def __call__(self, report: AuditReport, language: str, stream: BinaryIO, background: Background) -> None:
        """Write the report to the stream."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module that writes it, how its files end, and whether each language has its own file.

    `has_pictures` tells that its reports show the pictures of the `Background`.
    """

    module: str
    suffix: str
    has_languages: bool = True
    is_text: bool = True
    has_pictures: bool = False


FORMATS = {
    "html": Format("letter_html", ".html", has_pictures=True),
    "docx": Format("letter_docx", ".docx", is_text=False, has_pictures=True),
    "xlsx": Format("workbook", ".xlsx", is_text=False),
    "csv": Format("csv", ".csv"),
    "json": Format("json", ".json", has_languages=False),
    "sarif": Format("sarif", ".sarif"),
    "junit": Format("junit", ".junit.xml"),
    "turtle": Format("shacl", ".ttl", has_languages=False),
    "dqv": Format("dqv", ".dqv.ttl", has_languages=False),
}


def write_report(
    report: AuditReport,
    format: str,  # noqa: A002
    stream: BinaryIO,
    language: str = "en",
    background: Background | None = None,
) -> None:
    """Write the report in one of `FORMATS` to the stream, in a language ("en" or "ru") where it has such.

    `background` is what may be looked up besides the findings: without any, the letter has no picture, no
    bodies and no lines around the quotations. Raises OSError if the stream cannot be written.
    """
    from coomet_graph.reports.background import Background  # noqa: PLC0415 - loads the store

    module = importlib.import_module(f"coomet_graph.reports.{FORMATS[format].module}")
    cast("Writer", module.write)(report, language, stream, background or Background())
