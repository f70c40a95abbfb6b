"""What no query of a user may do: fetch, write, or bring the engine down by sheer depth or size.

The check reads the syntax tree, not the text, so that no spelling of a keyword gets past it. A query that the
second parser cannot read is refused as well, so that there is no gap between the two.
"""

import re

from pyparsing import ParseResults
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from coomet_graph.errors import QueryError

MAX_BYTES = 65_536
MAX_DEPTH = 64
MAX_TRIPLES = 100
_BRACKETS = re.compile(r"<[^<>\s]*>|\"\"\".*?\"\"\"|'''.*?'''|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*|[{}()\[\]]", re.S)
_REFUSED = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}


def refuse_unsafe(query: str) -> None:
    """Raises QueryError if the query is malformed, asks another server or file, or is too large or too deep."""
    if len(query.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise _refusal(f"it is longer than {MAX_BYTES} bytes", f"он длиннее {MAX_BYTES} байт")
    depth = deepest = 0
    for match in _BRACKETS.finditer(query):
        if match.group() in "{([":
            depth += 1
            deepest = max(deepest, depth)
        elif match.group() in "})]":
            depth -= 1
    if deepest > MAX_DEPTH:
        raise _refusal(f"it is nested deeper than {MAX_DEPTH} levels", f"вложенность больше {MAX_DEPTH} уровней")
    try:
        tree = parseQuery(query)
    except RecursionError as error:
        raise _refusal("it is nested too deeply", "слишком глубокая вложенность") from error
    except Exception as error:  # noqa: BLE001 - pyparsing and rdflib raise many kinds for the same thing
        detail = " ".join(str(error).split())
        raise QueryError(
            f"The query is not valid SPARQL: {detail}; correct it at that place.",
            f"Запрос не соответствует SPARQL: {detail}; исправьте его в этом месте.",
        ) from error
    triples = _walk(tree)
    if triples > MAX_TRIPLES:
        raise _refusal(f"it has more than {MAX_TRIPLES} triple patterns", f"в нём больше {MAX_TRIPLES} шаблонов")


def _walk(node: object) -> int:
    """The number of triple patterns below the node; raises QueryError at anything refused."""
    if isinstance(node, CompValue):
        if node.name in _REFUSED:
            word = _REFUSED[node.name]
            raise _refusal(f"{word} is not allowed: nothing outside this graph is read", f"{word} не разрешён: читается только этот граф")
        own = len(node.get("triples") or ()) if node.name == "TriplesBlock" else 0
        return own + sum(_walk(value) for value in node.values())
    if isinstance(node, list | tuple | ParseResults):
        return sum(_walk(value) for value in node)
    return 0


def _refusal(en: str, ru: str) -> QueryError:
    return QueryError(f"The query is refused: {en}.", f"Запрос отклонён: {ru}.")
