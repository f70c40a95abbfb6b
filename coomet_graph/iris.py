"""IRIs are made from identifiers and content, never from row positions or time."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from coomet_graph.namespaces import GRAPH, ID

_UNSAFE = re.compile(r"[^a-z0-9.]+")


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
