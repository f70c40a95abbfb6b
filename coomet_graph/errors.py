"""What a caller must handle. Everything that is merely wrong with an input's content is a finding.

CoometGraphError                 one sentence EN and RU: what, where, what to do
├── UnreadableDocumentError      a source that cannot be read as a programme
├── UnreadableGraphError         an RDF file that cannot be parsed
├── QueryError                   a query that is malformed or refused, or ran into a limit
├── UnknownNameError             a question, thing, format or rule that does not exist
├── ParameterError               a question's parameter that is missing or of the wrong kind
├── WorkspaceError               no graph built yet, or the workspace is damaged or locked
└── OutputError                  a file that cannot be written
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Text:
    """One text in COOMET's two working languages."""

    en: str
    ru: str

    def in_language(self, language: str) -> str:
        """The text in `language` ("en" or "ru"); English for any other."""
        return self.ru if language == "ru" else self.en


class CoometGraphError(Exception):
    """Root of the tree; `text` says what happened, where, and what to do."""

    def __init__(self, en: str, ru: str) -> None:
        super().__init__(en)
        self.text = Text(en, ru)


class UnreadableDocumentError(CoometGraphError):
    """A source file is missing, empty, binary, wrongly encoded, or no programme."""


class BeyondLimitsError(UnreadableDocumentError):
    """Reading a source file takes more time or memory than is allowed, or ends the program that reads it.

    A bug of ours that one file meets is told so too: it is no reason not to read the others.
    """


class UnreadableGraphError(CoometGraphError):
    """An RDF file is missing or does not parse."""


class QueryFault(StrEnum):
    """Why a query has no answer."""

    MALFORMED = "malformed"
    REFUSED = "refused"
    """It asks for what no query may."""
    TOO_LARGE = "too large"
    TIME = "time"
    MEMORY = "memory"
    BUSY = "busy"
    """Nothing is wrong with it: too many others are being answered."""
    FAILED = "failed"
    """The engine could not answer it."""


class QueryError(CoometGraphError):
    """A SPARQL query is malformed, refused, or passed a limit; `fault` tells which."""

    def __init__(self, en: str, ru: str, fault: QueryFault = QueryFault.FAILED) -> None:
        super().__init__(en, ru)
        self.fault = fault


class UnknownNameError(CoometGraphError):
    """A name given by the user is not among the known ones."""


class ParameterError(CoometGraphError):
    """A parameter of a question is missing, unknown or of the wrong kind."""


class WorkspaceError(CoometGraphError):
    """The workspace holds no usable graph."""


class OutputError(CoometGraphError):
    """A result could not be written."""
