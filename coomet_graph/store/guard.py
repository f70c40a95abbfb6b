"""What no query of a user may do: fetch, write, or bring the engine down by sheer depth or size.

Size and depth are counted in the text, since a parser can itself be brought down. What is asked for is read
from the syntax tree, so that no spelling of a keyword gets past; a query that this second parser cannot read
is refused as well, and so is a bare keyword that only one of the two parsers takes for one.
"""

import re

from pyparsing import ParseResults
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from coomet_graph.errors import QueryError

MAX_BYTES = 65_536
MAX_DEPTH = 64
MAX_PARTS = 500
MAX_TRIPLES = 100
_TOKEN = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>"""
    r'''|"""(?:[^"\\]|\\.|"(?!""))*"""'''
    r"""|'''(?:[^'\\]|\\.|'(?!''))*'''"""
    r'''|"(?:[^"\\\r\n]|\\.)*"'''
    r"""|'(?:[^'\\\r\n]|\\.)*'"""
    r"""|\#[^\r\n]*"""
    r"""|[{(\[]|[})\]]|\|\||&&"""
    r"""|(?<![\w:?$@.-])(?:service|from|load)(?![\w:-])""",
    re.S | re.I,
)
_REFUSED = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}


def refuse_unsafe(query: str) -> None:
    """Raises QueryError if the query is malformed, asks another server or file, or is too large."""
    if len(query.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise _refusal(f"it is longer than {MAX_BYTES} bytes", f"он длиннее {MAX_BYTES} байт")
    _count_parts(query)
    try:
        tree = parseQuery(query)
    except RecursionError as error:
        raise _refusal("it is nested too deeply", "слишком глубокая вложенность") from error
    except Exception as error:
        _refuse_update(query)
        detail = " ".join(str(error).split())
        raise QueryError(
            f"The query is not valid SPARQL: {detail}; correct it at that place.",
            f"Запрос не соответствует SPARQL: {detail}; исправьте его в этом месте.",
        ) from error
    triples = _walk(tree)
    if triples > MAX_TRIPLES:
        raise _refusal(
            f"it has more than {MAX_TRIPLES} triple patterns", f"в нём больше {MAX_TRIPLES} шаблонов"
        )


def _refuse_update(query: str) -> None:
    try:
        parseUpdate(query)
    except Exception:  # noqa: BLE001 - no update either
        return
    if query.strip():
        raise _refusal(
            "it would change the graph, which only a build does",
            "он изменил бы граф, а это делает только build",
        )


def _count_parts(query: str) -> None:
    depth = parts = 0
    for match in _TOKEN.finditer(query):
        token = match.group()
        if token.isalpha():
            raise _outside(token.upper())
        if token in ("}", ")", "]"):
            depth -= 1
        elif token in ("{", "(", "[", "||", "&&"):
            parts += 1
            depth += token not in ("||", "&&")
        if depth > MAX_DEPTH:
            raise _refusal(
                f"it is nested deeper than {MAX_DEPTH} levels", f"вложенность больше {MAX_DEPTH} уровней"
            )
        if parts > MAX_PARTS:
            raise _refusal(f"it has more than {MAX_PARTS} parts", f"в нём больше {MAX_PARTS} частей")


def _walk(node: object) -> int:
    """The number of triple patterns below the node; raises QueryError at anything refused."""
    if isinstance(node, CompValue):
        if node.name in _REFUSED:
            raise _outside(_REFUSED[node.name])
        triples = node.get("triples") or () if node.name == "TriplesBlock" else ()
        # rdflib lists subject, property, value, subject, … of a subject's patterns in one row.
        return sum(len(row) // 3 for row in triples) + sum(_walk(value) for value in node.values())
    if isinstance(node, list | tuple | ParseResults):
        return sum(_walk(value) for value in node)
    return 0


def _outside(word: str) -> QueryError:
    return _refusal(
        f"{word} is not allowed: nothing outside this graph is read",
        f"{word} не разрешён: читается только этот граф",
    )


def _refusal(en: str, ru: str) -> QueryError:
    return QueryError(f"The query is refused: {en}.", f"Запрос отклонён: {ru}.")
