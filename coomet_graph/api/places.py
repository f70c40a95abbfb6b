"""Where answers come from: a workspace or a server; and below which address things get their IRIs."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from coomet_graph.errors import ParameterError
from coomet_graph.iris import Minter
from coomet_graph.store import Dataset, Workspace

if TYPE_CHECKING:
    from coomet_graph.store.remote import RemoteDataset

WORKSPACE = Path("coomet-workspace")
_BASE = re.compile(r"https?://[^\s/<>\"{}|^`\\?#]+/(?:[^\s<>\"{}|^`\\?#]*/)?")


def dataset_in(workspace: Path, store: str | None) -> Dataset:
    """The current snapshot of a workspace, or what is published on a server. Raises as `published_at`."""
    return Workspace(workspace).dataset() if store is None else published_at(store)


def published_at(store: str) -> "RemoteDataset":
    """What is published on the server at that address. Raises StoreError, ParameterError."""
    from coomet_graph.store.remote import open_published  # noqa: PLC0415 - a library that most need not load

    return open_published(store)


def minter_below(base: str | None) -> Minter:
    """What names things below an address, by default ours. Raises ParameterError if it is none."""
    if base is None:
        return Minter()
    if not _BASE.fullmatch(base):
        raise ParameterError(
            f'"{base}" is no base for IRIs; give an http or https address that ends in a slash.',
            f"«{base}» не годится как основа IRI; укажите адрес http или https с косой чертой в конце.",
        )
    return Minter(f"{base}id/", f"{base}graph/")
