"""IRIs are made from identifiers and content, never from row positions or time."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from coomet_graph.namespaces import GRAPH, ID

_UNSAFE = re.compile(r"[^a-z0-9.]+")


_UNNUMBERED = "unnumbered/"


def slug(text: str, limit: int = 60) -> str:
    """Lower-case ASCII words joined by hyphens; letters without an ASCII form are told apart by a hash."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    folded = _UNSAFE.sub("-", plain).strip("-.")
    lossy = any(ord(char) > 127 and char.isalnum() for char in plain)
    if len(folded) > limit or lossy or not folded:
        folded = "-".join(part for part in (folded[:limit].rstrip("-."), digest(text, length=8)) if part)
    return folded


def digest(*parts: str, length: int = 16) -> str:
    """A short stable hash of the parts, in hexadecimal digits."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def heading_key(title: str) -> str:
    """What a heading without a number is called."""
    return slug(title, 40) or digest(title, length=6)


def entry_key(title: str) -> str:
    """What an entry without a number is called."""
    return f"{_UNNUMBERED}{heading_key(title)}-{digest(title, length=6)}"


def is_made(notation: str, title: str) -> bool:
    """Whether the notation of an entry or heading is no number, but was made of its title."""
    return notation.startswith(_UNNUMBERED) or notation == heading_key(title)


@dataclass(frozen=True, slots=True)
class Minter:
    """Makes IRIs below a publisher's base; another RMO publishes under its own."""

    base: str = ID
    graph_base: str = GRAPH

    def thing(self, kind: str, *identifier: str) -> str:
        """`…/id/<class in lower case>/<stable identifier>`."""
        return self.base + "/".join((kind, *identifier))

    def graph(self, *name: str) -> str:
        """`…/graph/<name>`."""
        return self.graph_base + "/".join(name)
