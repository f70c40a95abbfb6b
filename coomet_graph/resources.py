"""The only module that knows where bundled files lie: beside the package, or in a wheel inside it."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "bundled"
_ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent


def ontology_folder() -> Path:
    """Folder of the ontology's modules, vocabularies and shapes."""
    return _ROOT / "ontology"


def data_folder() -> Path:
    """Folder of the bundled sources and reference data."""
    return _ROOT / "data"


def queries_folder() -> Path:
    """Folder of questions, audits and rules."""
    return _ROOT / "queries"


def cases_folder() -> Path:
    """Folder of the invented programmes, and of the faults planted in them, one for each rule."""
    return _ROOT / "tests"


def turtle_files(*parts: str) -> tuple[Path, ...]:
    """The Turtle files below a folder of the ontology, in the order of their names."""
    return tuple(sorted(ontology_folder().joinpath(*parts).rglob("*.ttl")))


def query_files(kind: str) -> tuple[Path, ...]:
    """The query files of one kind: "questions", "audits" or "rules"."""
    return tuple(sorted((queries_folder() / kind).glob("*.rq")))
