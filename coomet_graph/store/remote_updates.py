"""Updates carried out here, for a server that is not trusted with their conditions.

The conditions are answered like any query; what the templates make of the solutions is written as plain data.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pyoxigraph import Quad, Store

from coomet_graph.errors import QueryError
from coomet_graph.store.dataset import Solutions

_TOKEN = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>"""
    r'''|"""(?:[^"\\]|\\.|"(?!""))*"""'''
    r"""|'''(?:[^'\\]|\\.|'(?!''))*'''"""
    r'''|"(?:[^"\\\r\n]|\\.)*"'''
    r"""|'(?:[^'\\\r\n]|\\.)*'"""
    r"""|\#[^\r\n]*"""
    r"""|[{};]""",
    re.S,
)
_COMMENT = re.compile(r"\#[^\r\n]*")
_PROLOGUE = re.compile(r"(?:\s+|#[^\r\n]*|PREFIX\s+[^\s:]*:\s*<[^<>]*>|BASE\s*<[^<>]*>)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a request: the prefixes for it, its text, and its groups by the words before them."""

    prologue: str
    text: str
    groups: dict[str, str]

    @property
    def needs_a_look(self) -> bool:
        """Whether it consists of data or conditions, not just of the names of graphs."""
        return bool(self.groups)

    def changes(self, answer: Callable[[str], Solutions]) -> Iterator[tuple[str, Quad]]:
        """The statements to DELETE and to INSERT; `answer` answers a query. Raises QueryError."""
        groups = self.groups
        match tuple(groups):
            case ("INSERT DATA",) | ("DELETE DATA",):
                ((words, data),) = groups.items()
                yield from ((words.split()[0], quad) for quad in _instances(self.prologue, data, "{ }"))
            case ("DELETE WHERE",):
                yield from self._made(groups["DELETE WHERE"], {"DELETE": groups["DELETE WHERE"]}, answer)
            case ("DELETE", "WHERE") | ("INSERT", "WHERE") | ("DELETE", "INSERT", "WHERE"):
                templates = {verb: group for verb, group in groups.items() if verb != "WHERE"}
                yield from self._made(groups["WHERE"], templates, answer)
            case words:
                form = " … ".join(words)
                raise QueryError(
                    f"An update of the form {form} cannot be carried out on this store; write it without "
                    "WITH and USING.",
                    f"Изменение вида {form} в этом хранилище невыполнимо; запишите его без WITH и USING.",
                )

    def _made(
        self, where: str, templates: dict[str, str], answer: Callable[[str], Solutions]
    ) -> Iterator[tuple[str, Quad]]:
        found = answer(f"{self.prologue} SELECT * WHERE {where}")
        if not found.rows:
            return
        names = " ".join(f"?{name}" for name in found.variables)
        rows = " ".join(
            f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in found.rows
        )
        values = f"{{ VALUES ({names}) {{ {rows} }} }}"
        for verb, template in templates.items():
            yield from ((verb, quad) for quad in _instances(self.prologue, template, values))


def operations(request: str) -> Iterator[Operation]:
    """The operations of an update whose syntax is right."""
    prologue, begin, depth = "", 0, 0
    for token in [*_TOKEN.finditer(request), None]:
        char = ";" if token is None else token.group()
        depth += (char == "{") - (char == "}")
        if char == ";" and depth == 0:
            end = len(request) if token is None else token.start()
            own = _PROLOGUE.match(request, begin, end)
            assert own is not None, "a prologue may be empty"
            prologue += own.group()
            text = request[own.end() : end]
            if text.strip():
                yield Operation(prologue, text, _groups(text))
            begin = end + 1


def _groups(text: str) -> dict[str, str]:
    """The groups in braces on the first level, by the words before them."""
    found: dict[str, str] = {}
    depth = begin = after = 0
    for token in _TOKEN.finditer(text):
        char = token.group()
        if char == "{":
            if depth == 0:
                begin = token.start()
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                words = " ".join(_COMMENT.sub(" ", text[after:begin]).split()).upper()
                found[words] = text[begin : token.end()]
                after = token.end()
    return found


def _instances(prologue: str, template: str, where: str) -> Iterator[Quad]:
    """What a template makes of solutions."""
    store = Store()
    store.update(f"{prologue} INSERT {template} WHERE {where}")
    yield from store
