"""What no query of a user may do: fetch, write, or bring the engine down by sheer depth or size.

Depth and size are counted in the text first, since a parser can itself be brought down. What is asked for is
read from the syntax tree of a second parser, so that no spelling gets past. That holds as long as both see
the same in the same text: so line ends and escapes of characters, which they read differently, are gone
before either sees it, and a bare keyword is refused even where the tree knows nothing of it.
"""

import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence

from pyparsing import ParseResults
from rdflib.plugins.sparql.parserutils import CompValue

from coomet_graph.errors import QueryError, QueryFault
from coomet_graph.sparql import parsed
from coomet_graph.store.limits import Limits

# The parser calls itself some fifty times for a level: enough for the depth that is allowed, not much more.
_FRAMES, _FRAMES_PER_LEVEL = 1000, 100
_ESCAPE = re.compile(r"(?<!\\)\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_ESCAPE_LEFT = re.compile(r"\\u[0-9a-f]{4}", re.I)
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
# Possessive throughout: no text makes it go back, so its time is in proportion to the length.
_TOKEN = re.compile(
    r"""(?P<nothing>[ \t\n]++|\#[^\n]*+)"""
    r"""|(?P<iri><[^<>"{}|^`\\\x00-\x20]*+>)"""
    r"|(?P<string>'''(?:[^'\\]|\\.|'(?!''))*+'''"
    r'|"""(?:[^"\\]|\\.|"(?!""))*+"""'
    r"|'(?!'')(?:[^'\\\n]|\\[^\n])*+'"
    r'|"(?!"")(?:[^"\\\n]|\\[^\n])*+")'
    r"""|(?P<term>[?$](?:\w|[^\x00-\x7f])++|@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)"""
    r"""|(?P<number>(?:[0-9]++(?:\.[0-9]++)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?)"""
    r"""|(?P<word>(?:[A-Za-z_:]|[^\x00-\x7f])(?:[\w.:%-]|[^\x00-\x7f]|\\[_~.\-!$&'()*+,;=/?\#@%])*+)"""
    r"""|(?P<open>[{(\[])|(?P<close>[})\]])|(?P<mark>\^\^|[.,;])"""
    r"""|(?P<operator>\|\||&&|[!<>]=|[-+*/|^?!=<>])""",
    re.S,
)
_BARE_WORD = re.compile(r"[A-Za-z_]++")
_UPDATES = {"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"}
_OUTSIDE = {"SERVICE", "FROM", "LOAD"}
_PROLOGUE = {"PREFIX", "BASE"}
_NAMED_GROUPS = {"FILTER", "AS"}
_OUTSIDE_NODES = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}
_GROUP_NODES = {"Filter", "Bind", "GroupAs", "GroupGraphPatternSub", "SubSelect"}
_TOO_MUCH = {
    "depth": ("it is nested deeper than {} levels", "вложенность больше {} уровней"),
    "groups": (
        "it has more than {} groups, filters and named expressions",
        "в нём больше {} групп, фильтров и выражений с именем",
    ),
    "operators": ("it has more than {} operators", "в нём больше {} операторов"),
    "triples": ("it has more than {} triple patterns", "в нём больше {} шаблонов триплетов"),
    "path": ("it has a path of more than {} properties", "в нём путь длиннее {} свойств"),
    "query_bytes": ("it is longer than {} bytes", "он длиннее {} байт"),
}


def refuse_unsafe(query: str, limits: Limits | None = None) -> str:
    """The text to give to the engine: the query with its line ends and escapes made plain.

    Raises QueryError if the query is malformed, asks another server or file, would change the graph, or is
    too large.
    """
    limits = limits or Limits()
    _refuse_more({"query_bytes": len(query.encode("utf-8", "surrogatepass"))}, limits)
    text = _plain(query)
    _count_in_text(text, limits)
    counts: Counter[str] = Counter()
    _count_in_tree(_tree(text, limits), counts)
    _refuse_more(counts, limits)
    return text


def _plain(query: str) -> str:
    """The text without what the two parsers read differently."""
    text = _ESCAPE.sub(_unescaped, query.replace("\r\n", "\n").replace("\r", "\n"))
    if left := _ESCAPE_LEFT.search(text):
        raise _malformed(
            text, left.start(), f"{left.group()} is ambiguous", f"{left.group()} читается неоднозначно"
        )
    if unfit := _UNFIT.search(text):
        code = f"U+{ord(unfit.group()):04X}"
        raise _malformed(
            text, unfit.start(), f"the character {code} is not allowed", f"символ {code} недопустим"
        )
    return text


def _unescaped(escape: re.Match[str]) -> str:
    """The character meant; one that has a meaning in the syntax has to be written as it is."""
    code = int(escape[1] or escape[2], 16)
    if code < 0x80 or 0xD800 <= code <= 0xDFFF or code > sys.maxunicode:
        raise _refusal(
            f"{escape.group()} stands for a character that has to be written as it is",
            f"символ {escape.group()} нужно записать без кода",
        )
    return chr(code)


def _count_in_text(text: str, limits: Limits) -> None:
    """Raises QueryError for what can be told without a parser, in one pass."""
    counts: Counter[str] = Counter()
    position, first = 0, ""
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            what = repr(text[position])
            raise _malformed(text, position, f"{what} is unexpected", f"неожиданный символ {what}")
        if token.lastgroup == "word":
            keyword = _look_at_words(token.group(), counts)
            first = first or keyword
        else:
            _count_token(token, counts)
        _refuse_more(counts, limits)
        position = token.end()
    if first in _UPDATES:
        raise _refusal(
            "it would change the graph, which only a build does",
            "он изменил бы граф, а это делает только build",
        )
    if not first:
        raise _malformed(text, len(text), "there is no query", "запроса нет")


def _count_token(token: re.Match[str], counts: Counter[str]) -> None:
    match token.lastgroup, token.group():
        case "open", bracket:
            counts["depth"] += 1
            counts["groups"] += bracket == "{"
        case "close", _:
            counts["depth"] -= 1
        case "operator", _:
            counts["operators"] += 1
        case "iri", words:
            # It may be a comparison without spaces: then its brackets and filters count.
            counts["depth"] += max(0, words.count("(") - words.count(")"))
            counts["groups"] += words.upper().count("FILTER(")


def _look_at_words(words: str, counts: Counter[str]) -> str:
    """The first keyword in them that says what the query is. Raises QueryError at one that is refused."""
    if ":" in words:
        return ""
    counts["operators"] += words.count("-")
    bare = [word.upper() for word in _BARE_WORD.findall(words)]
    for word in bare:
        if word in _OUTSIDE:
            raise _outside(word)
        counts["groups"] += word in _NAMED_GROUPS
    return next((word for word in bare if word not in _PROLOGUE), "")


def _tree(text: str, limits: Limits) -> ParseResults:
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(max(usual, _FRAMES + limits.depth * _FRAMES_PER_LEVEL))
    try:
        return parsed(text)
    except RecursionError as error:
        raise _refusal(
            "it is nested too deeply, or has too many patterns in a row",
            "слишком глубокая вложенность или слишком много шаблонов подряд",
            QueryFault.TOO_LARGE,
        ) from error
    except MemoryError:
        raise
    except Exception as error:
        detail = " ".join(str(error).split("(at char")[0].split())
        raise _malformed(text, getattr(error, "loc", 0), detail, detail) from error
    finally:
        sys.setrecursionlimit(usual)


def _count_in_tree(node: object, counts: Counter[str]) -> None:
    """Add up what lies in the node and below; raises QueryError at anything refused."""
    if isinstance(node, CompValue):
        if node.name in _OUTSIDE_NODES:
            raise _outside(_OUTSIDE_NODES[node.name])
        counts["groups"] += node.name in _GROUP_NODES or "evar" in node
        counts["groups"] += len(_part(node, "condition")) if node.name == "HavingClause" else 0
        counts["operators"] += len(_part(node, "other"))
        # The parser lists subject, property, value, subject, … of a subject's patterns in one row.
        counts["triples"] += sum(len(row) // 3 for row in (*_part(node, "triples"), *_part(node, "template")))
        if node.name.startswith("Path"):
            counts["path"] = max(counts["path"], _properties(node))
            return
        for value in node.values():
            _count_in_tree(value, counts)
    elif isinstance(node, list | tuple | ParseResults):
        for value in node:
            _count_in_tree(value, counts)


def _part(node: CompValue, name: str) -> Sequence[Sequence[object]]:
    """A list that the node may have; its own `get` answers with the name of what it lacks."""
    return node[name] if name in node else ()  # noqa: SIM401


def _properties(path: object) -> int:
    if isinstance(path, CompValue):
        return _properties(_part(path, "part")) if path.name.startswith("Path") else 1
    if isinstance(path, list | tuple | ParseResults):
        return sum(map(_properties, path))
    return 1


def _refuse_more(counts: Mapping[str, int], limits: Limits) -> None:
    for name, count in counts.items():
        if count > getattr(limits, name):
            raise _too_much(name, limits)


def _too_much(name: str, limits: Limits) -> QueryError:
    most, (en, ru) = getattr(limits, name), _TOO_MUCH[name]
    return _refusal(en.format(most), ru.format(most), QueryFault.TOO_LARGE)


def _outside(word: str) -> QueryError:
    return _refusal(
        f"{word} is not allowed: nothing outside this graph is read",
        f"{word} не разрешён: читается только этот граф",
    )


def _refusal(en: str, ru: str, fault: QueryFault = QueryFault.REFUSED) -> QueryError:
    return QueryError(f"The query is refused: {en}.", f"Запрос отклонён: {ru}.", fault)


def _malformed(text: str, position: int, en: str, ru: str) -> QueryError:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return QueryError(
        f"The query is not valid SPARQL at line {line}, column {column}: {en}.",
        f"Запрос не соответствует SPARQL, строка {line}, столбец {column}: {ru}.",
        QueryFault.MALFORMED,
    )
