"""What every writer needs to know of names and of what XML can hold."""

import re
from collections.abc import Mapping

from pyoxigraph import NamedNode

from coomet_graph.namespaces import PREFIXES

# Names that no format has to escape.
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def curie(iri: str, prefixes: Mapping[str, str] = PREFIXES) -> tuple[str, str] | None:
    """Prefix and local name of `iri`, if it is in one of the namespaces and needs no escaping there."""
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and _PLAIN_NAME.fullmatch(iri, len(namespace)):
            return prefix, iri[len(namespace) :]
    return None


def identifier(term: object) -> str:
    """The IRI of a named node, `_:` and the label of a blank one."""
    return term.value if isinstance(term, NamedNode) else str(term)
