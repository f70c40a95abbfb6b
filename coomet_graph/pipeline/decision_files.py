"""The folder of decisions: Turtle files, one for each decision; read as a whole, written all or none.

Each file is named by its date, its kind, its finding and a hash of its content, so that what two people wrote
at the same time stands side by side when their folders are merged.
"""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Triple

from coomet_graph.decisions import Decision, decisions_of
from coomet_graph.errors import OutputError, ParameterError, Text, UnreadableGraphError
from coomet_graph.exchange import read_rdf
from coomet_graph.exchange.turtle import to_turtle
from coomet_graph.history import Confirmation, confirmations_of

# A decision has some sentences of words, and the things it is about.
MOST_BYTES = 2**18
# Far more than people decide, and what is read in some seconds.
MOST_FILES = 10_000
MOST_TOTAL = 2**26
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file or a folder holds: decisions by their IRIs, confirmations, and every statement."""

    decisions: tuple[Decision, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    statements: tuple[Triple, ...] = ()


def there_is(folder: Path) -> bool:
    """Whether there is a folder to read decisions from, be it one that cannot be read."""
    try:
        return folder.is_dir()
    except OSError:
        return True


def read_folder(folder: Path) -> Kept:
    """What the `*.ttl` files of the folder hold: all of them, or nothing.

    Raises UnreadableGraphError that names every file that is not right, ParameterError if there is no such
    folder, or one with more in it than people decide.
    """
    decisions: dict[str, tuple[Decision, Path]] = {}
    confirmations: set[Confirmation] = set()
    statements: list[Triple] = []
    wrong: list[Text] = []
    for path in _fit(_files(folder), folder):
        try:
            read = _read(path)
        except UnreadableGraphError as error:
            wrong.append(error.text)
            continue
        for each in read.decisions:
            known, first = decisions.setdefault(each.iri, (each, path))
            if known != each:
                wrong.append(_differ(each.iri, first, path))
        confirmations.update(read.confirmations)
        statements += read.statements
    if wrong:
        raise _wrong(folder, wrong)
    found = sorted((each for each, _ in decisions.values()), key=lambda each: each.iri)
    in_order = sorted(confirmations, key=lambda each: (each.citation, each.on, each.by, each.note))
    return Kept(tuple(found), tuple(in_order), tuple(statements))


def write_decision(decision: Decision, triples: Iterable[Triple], folder: Path) -> Path:
    """Write the statements of one decision into a file of its own, and return where; see `write_all`."""
    (path,) = write_all([(decision, triples)], folder)
    return path


def write_all(decided: Iterable[tuple[Decision, Iterable[Triple]]], folder: Path) -> tuple[Path, ...]:
    """Write the statements of each decision into a file of its own, all or none, and return where.

    They are written aside and renamed, so that nobody finds half a decision. Raises OutputError, and
    ParameterError for what could not be read again: a decision that is too large, a folder that is full.
    """
    contents = {file_of(each, folder): to_turtle(sorted(triples, key=str)) for each, triples in decided}
    for size in map(len, contents.values()):
        if size > MOST_BYTES:
            raise ParameterError(
                f"The decision has {size} bytes, and {MOST_BYTES} are allowed; give a shorter reason.",
                f"Решение занимает {size} байт, а разрешено {MOST_BYTES}; укажите причину короче.",
            )
    if contents and there_is(folder):
        sizes = dict(_files(folder))
        sizes |= {path: len(content) for path, content in contents.items()}
        _fit([*sizes.items()], folder)
    path, asides = folder, {each: each.with_name(f".{each.name}-{os.getpid()}") for each in contents}
    new = [each for each in contents if not os.path.lexists(each)]
    try:
        if contents:
            folder.mkdir(parents=True, exist_ok=True)
        for path, aside in asides.items():
            aside.write_bytes(contents[path])
        for path, aside in asides.items():
            aside.replace(path)
    except OSError as error:
        for each in new:
            with suppress(OSError):
                each.unlink(missing_ok=True)
        raise OutputError(
            f"{path}: the decision cannot be written ({error.strerror}); choose another folder with "
            "--decisions.",
            f"{path}: не удаётся записать решение ({error.strerror}); выберите другую папку с помощью "
            "--decisions.",
        ) from error
    finally:
        for aside in asides.values():
            with suppress(OSError):
                aside.unlink(missing_ok=True)
    return tuple(contents)


def file_of(decision: Decision, folder: Path) -> Path:
    """Where a decision is written in a folder."""
    return folder / decision.file_name


def _read(path: Path) -> Kept:
    """What one file holds. Raises UnreadableGraphError that names the file."""
    if _size(path) > MOST_BYTES:
        raise UnreadableGraphError(
            f"{path}: this is no decision, it has more than {MOST_BYTES} bytes; move it elsewhere.",
            f"{path}: это не решение, в файле больше {MOST_BYTES} байт; переместите его.",
        )
    statements = tuple(quad.triple for quad in read_rdf(path))
    try:
        return Kept(decisions_of(statements), confirmations_of(statements), statements)
    except UnreadableGraphError as error:
        raise UnreadableGraphError(f"{path}: {error.text.en}", f"{path}: {error.text.ru}") from error


def _files(folder: Path) -> list[tuple[Path, int]]:
    """The files of decisions with their sizes, sorted, without what programs put there under hidden names."""
    found: list[tuple[Path, int]] = []
    try:
        with os.scandir(folder) as listed:
            for each in listed:
                if each.name.lower().endswith(".ttl") and not each.name.startswith("."):
                    found.append((Path(each.path), _size(Path(each.path))))
                if len(found) > MOST_FILES:
                    break
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ParameterError(
            f"{folder}: there is no such folder of decisions; check the path.",
            f"{folder}: такой папки с решениями нет; проверьте путь.",
        ) from error
    except (OSError, ValueError) as error:
        raise ParameterError(
            f"{folder}: the folder of decisions cannot be read ({error}); check its permissions.",
            f"{folder}: не удаётся прочитать папку с решениями ({error}); проверьте права доступа.",
        ) from error
    return sorted(found)


def _size(path: Path) -> int:
    """The bytes of a file; of one that cannot be asked, reading tells what is wrong."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _fit(files: Sequence[tuple[Path, int]], folder: Path) -> list[Path]:
    """The files; raises ParameterError if there is more in them than is allowed."""
    if len(files) > MOST_FILES or sum(size for _, size in files) > MOST_TOTAL:
        most = MOST_TOTAL // 2**20
        raise ParameterError(
            f"{folder}: a folder of decisions has {MOST_FILES} files and {most} MiB at most; check that this "
            "is the folder, and move decisions that were replaced elsewhere.",
            f"{folder}: в папке решений не больше {MOST_FILES} файлов и {most} МиБ; проверьте, та ли это "
            "папка, и переместите заменённые решения.",
        )
    return [path for path, _ in files]


def _differ(iri: str, first: Path, second: Path) -> Text:
    return Text(
        f"{second}: the decision {iri} stands in {first} too, in other words; delete one of the two.",
        f"{second}: решение {iri} есть и в {first}, но в других словах; удалите один из двух файлов.",
    )


def _wrong(folder: Path, wrong: Sequence[Text]) -> UnreadableGraphError:
    """One line that names every file that is not right; of a great many, the first ones."""
    if len(wrong) == 1:
        return UnreadableGraphError(wrong[0].en, wrong[0].ru)
    more = len(wrong) - _SHOWN
    en, ru = (" ".join(each.in_language(language) for each in wrong[:_SHOWN]) for language in ("en", "ru"))
    return UnreadableGraphError(
        f"{folder}: files that are not right: {len(wrong)}; no decision was read. {en}"
        + (f" And {more} more." if more > 0 else ""),
        f"{folder}: файлов с ошибками: {len(wrong)}; ни одно решение не прочитано. {ru}"
        + (f" И ещё {more}." if more > 0 else ""),
    )
