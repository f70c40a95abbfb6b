"""Two states of programmes side by side: files, snapshots, or programmes of the current graph."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from coomet_graph import resources
from coomet_graph.errors import CoometGraphError, UnknownNameError, WorkspaceError
from coomet_graph.history import Difference, Edition, Identity, compare, edition_of
from coomet_graph.iris import Minter
from coomet_graph.pipeline.reading import read_sources
from coomet_graph.pipeline.versions import edition_of_reading
from coomet_graph.store import Workspace


def difference_of(
    old: str, new: str, workspace: Path, reference: Path | None = None
) -> tuple[Difference, ...]:
    """What changed from `old` to `new`; of two snapshots, in each programme that is not the same in both.

    Each is the path of a file, the key of a programme or the identifier of a source in the current graph, or
    the beginning of a snapshot's name. Files are read with the tables in `reference`, by default ours; of a
    programme beside a file, the edition in the file's language is meant. Raises UnknownNameError for what is
    none of these, UnreadableDocumentError for a file that is no programme.
    """
    place = Workspace(workspace)
    files = {name: _edition_of_file(Path(name), reference) for name in (old, new) if Path(name).is_file()}
    language = next((language for _, language in files.values()), "")
    (older, one_is_all), (newer, other_is_all) = (
        ([files[name][0]], False) if name in files else _editions(name, place, language)
        for name in (old, new)
    )
    if len(older) == len(newer) == 1:
        return (compare(older[0], newer[0]),)
    pairs = _paired(older, newer)
    if not (one_is_all and other_is_all):
        pairs = [(one, other) for one, other in pairs if one.identity.sha256 and other.identity.sha256]
        if not pairs:
            raise UnknownNameError(
                f"{old} and {new} have no programme in common; name the two programmes to compare.",
                f"У {old} и {new} нет общей программы; укажите две программы для сравнения.",
            )
    differences = (compare(one, other) for one, other in pairs)
    return tuple(each for each in differences if each.changes)


def _editions(name: str, place: Workspace, language: str) -> tuple[list[Edition], bool]:
    """The editions that the name means, and whether it means all of a snapshot."""
    current = _of_current(name, place, language)
    found = current or _of_snapshot(name, place)
    if not found:
        raise UnknownNameError(
            f'"{name}" is no file, and neither a programme nor a snapshot in {place.folder} begins so; '
            f"known are: {_known(place)}.",
            f"«{name}» — не файл; нет и такой программы или снимка в {place.folder}; "
            f"известны: {_known(place)}.",
        )
    return found, not current


def _edition_of_file(path: Path, reference: Path | None) -> tuple[Edition, str]:
    """The edition that a file states, and its language."""
    minter, tables = Minter(), reference or resources.data_folder() / "reference"
    with TemporaryDirectory() as folder:
        (result,) = read_sources([path], tables, minter, Path(folder))
        if isinstance(result, CoometGraphError):
            raise result
        return edition_of_reading(result, minter), result.language


def _of_current(name: str, place: Workspace, language: str) -> list[Edition]:
    """The edition of a programme or source of this name; of several, the one in the language."""
    try:
        dataset, manifest = place.dataset(), place.manifest()
    except WorkspaceError:
        return []
    minter = Minter(*manifest["base"])
    sources = [each for each in manifest["sources"] if name in (each["programme"], each["id"])]
    # The first edition's identifier is the programme's key, too.
    named = sorted(
        sources,
        key=lambda each: (bool(language) and each.get("language", "en") != language, each["id"] != name),
    )
    return [edition_of(dataset, minter.graph("asserted", each["id"])) for each in named[:1]]


def _of_snapshot(name: str, place: Workspace) -> list[Edition]:
    """The editions in the one snapshot whose name begins so."""
    try:
        dataset, manifest = place.open(name)
    except (UnknownNameError, WorkspaceError):
        return []
    minter = Minter(*manifest["base"])
    return [edition_of(dataset, minter.graph("asserted", each["id"])) for each in manifest["sources"]]


def _known(place: Workspace) -> str:
    try:
        sources = [each["programme"] for each in place.manifest()["sources"]]
        snapshots = [each.name for each in place.snapshots()]
    except WorkspaceError:
        return "–"
    return ", ".join(dict.fromkeys((*sources, *snapshots)))


def _paired(older: Sequence[Edition], newer: Sequence[Edition]) -> list[tuple[Edition, Edition]]:
    """Editions of one source, then of one programme; what stands on one side alone beside an empty one."""
    left, pairs = list(newer), []
    for one in older:
        same = [each for each in left if each.identity.source == one.identity.source]
        same += [each for each in left if each.identity.programme == one.identity.programme]
        if same:
            left.remove(same[0])
        pairs.append((one, same[0] if same else _nothing(one)))
    return [*pairs, *((_nothing(each), each) for each in left)]


def _nothing(like: Edition) -> Edition:
    return Edition(Identity(like.identity.programme, like.identity.source), ())
