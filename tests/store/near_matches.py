"""A program: which regular expressions of the package take longer than they may on long near-matches.

It finds the expressions by itself: those that modules hold, wherever they hold them, those written out in
calls of `re`, and those in shapes. From each it makes texts that match almost: what the expression says up to
a repetition, that repetition very often, and an end that does not fit. Each is used the way the code uses it.

Prints as JSON how many were tried, and of the slow ones [where, expression, method, text in short, seconds].
"""

import ast
import importlib
import inspect
import json
import pkgutil
import re
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any, NamedTuple

from rdflib import Graph, Namespace

import coomet_graph
from coomet_graph import resources

LENGTH = 100_000
SECONDS = 1.0
METHODS = {"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
# Whose words come from a reader: it takes texts apart at spaces and puts one between two words.
AFTER_READING = "coomet_graph.records."
SAMPLES = {
    code.CATEGORY_DIGIT: "1",
    code.CATEGORY_NOT_DIGIT: "a",
    code.CATEGORY_SPACE: " ",
    code.CATEGORY_NOT_SPACE: "a",
    code.CATEGORY_WORD: "a",
    code.CATEGORY_NOT_WORD: "-",
}
REPEATS = {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT}


class Expression(NamedTuple):
    """A regular expression as it is used."""

    where: str
    pattern: re.Pattern[str]
    methods: frozenset[str]


def expressions() -> Iterator[Expression]:
    """Every regular expression of the package."""
    modules = [importlib.import_module(name) for name in _module_names()]
    trees = {module: ast.parse(inspect.getsource(module)) for module in modules}
    uses: defaultdict[str, set[str]] = defaultdict(set)
    for tree in trees.values():
        for name, method in _uses(tree):
            uses[name].add(method)
    seen: set[tuple[object, int]] = set()
    for module, tree in trees.items():
        for name, value in vars(module).items():
            for pattern in _held(value, 4):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    methods = uses[name] if isinstance(value, re.Pattern) else set()
                    yield Expression(f"{module.__name__}.{name}", pattern, frozenset(methods or {"search"}))
        yield from _written_out(module, tree)
    shapes = Graph()
    for path in resources.turtle_files("shapes"):
        shapes.parse(path)
    for text in shapes.objects(None, Namespace("http://www.w3.org/ns/shacl#").pattern):
        yield Expression("sh:pattern", re.compile(str(text)), frozenset({"search"}))


def _module_names() -> list[str]:
    found = pkgutil.walk_packages(coomet_graph.__path__, "coomet_graph.")
    return [each.name for each in found if not each.name.endswith("__main__")]


def _uses(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The names in a module of which a method of expressions is called, and the method."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=method) if method in METHODS and name != "re":
                yield name, method
            case ast.Attribute(value=ast.Attribute(attr=name), attr=method) if method in METHODS:
                yield name, method


def _written_out(module: ModuleType, tree: ast.AST) -> Iterator[Expression]:
    """Expressions in calls such as re.sub("…", …), as far as they can be told without running the call."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=method), args=[first, *_]) if (
                method in METHODS
            ):
                try:
                    text = eval(compile(ast.Expression(first), "", "eval"), dict(vars(module)))
                except NameError:
                    continue
                flags = 0 if re.IGNORECASE.name not in ast.unparse(node) else re.IGNORECASE
                yield Expression(
                    f"{module.__name__}:{node.lineno}", re.compile(text, flags), frozenset({method})
                )


def _held(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    """The compiled expressions in a value of a module."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        yield from _held([*value.keys(), *value.values()], depth)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _held(each, depth - 1)
    elif depth and getattr(type(value), "__module__", "").startswith("coomet_graph"):
        yield from _held([getattr(value, name, None) for name in _attributes(value)], depth - 1)


def _attributes(value: object) -> list[str]:
    slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
    return [*slots, *getattr(value, "__dict__", {})]


def near_matches(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """What stands before a repetition, and what is repeated, wherever that may go on and on."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG & ~re.UNICODE)
    whole = _sample(tree)
    found = {*_repetitions(tree, ""), ("", whole), ("", whole + " "), ("", whole[:-1])}
    found |= {("", letter) for letter in ("a", "A", "1", " ", "a ", "-", ".", ",", "(", '"', "\n")}
    return ((before, repeated) for before, repeated in sorted(found) if repeated)


def _repetitions(items: Any, before: str) -> Iterator[tuple[str, str]]:
    for kind, value in items:
        if kind in REPEATS:
            if value[1] > 9:
                yield before, _sample(value[2])
            yield from _repetitions(value[2], before)
        elif kind is code.SUBPATTERN:
            yield from _repetitions(value[3], before)
        elif kind is code.BRANCH:
            for branch in value[1]:
                yield from _repetitions(branch, before)
        elif kind in (code.ASSERT, code.ASSERT_NOT):
            yield from _repetitions(value[1], before)
        elif kind is code.ATOMIC_GROUP:
            yield from _repetitions(value, before)
        before += _sample([(kind, value)])


def _sample(items: Any) -> str:
    """A short text that the parsed expression matches, leaving what it looks for around it aside."""
    return "".join(_sample_of(kind, value) for kind, value in items)


def _sample_of(kind: Any, value: Any) -> str:
    text = ""
    if kind is code.LITERAL:
        text = chr(value)
    elif kind in (code.NOT_LITERAL, code.ANY):
        text = "x" if value != ord("x") else "y"
    elif kind is code.IN:
        text = _one_of(value)
    elif kind is code.BRANCH:
        text = _sample(value[1][0])
    elif kind is code.SUBPATTERN:
        text = _sample(value[3])
    elif kind in REPEATS:
        text = _sample(value[2]) * max(1, value[0])
    elif kind is code.ATOMIC_GROUP:
        text = _sample(value)
    return text


def _one_of(choices: Any) -> str:
    kind, value = choices[0]
    if kind is code.NEGATE:
        return next((letter for letter in 'x 1-.,"é' if not _is_in(letter, choices[1:])), "\x01")
    if kind is code.CATEGORY:
        return SAMPLES[value]
    return chr(value[0] if kind is code.RANGE else value)


def _is_in(letter: str, choices: Any) -> bool:
    for kind, value in choices:
        if kind is code.CATEGORY:
            is_word, is_space = letter.isalnum() or letter == "_", letter.isspace()
            holds = {
                code.CATEGORY_WORD: is_word,
                code.CATEGORY_NOT_WORD: not is_word,
                code.CATEGORY_SPACE: is_space,
                code.CATEGORY_NOT_SPACE: not is_space,
                code.CATEGORY_DIGIT: letter.isdigit(),
                code.CATEGORY_NOT_DIGIT: not letter.isdigit(),
            }
            if holds[value]:
                return True
        elif (value[0] <= ord(letter) <= value[1]) if kind is code.RANGE else ord(letter) == value:
            return True
    return False


class TooSlowError(Exception):
    """Raised by the alarm clock."""


def _ring(*_: object) -> None:
    raise TooSlowError


def time_of(expression: Expression, method: str, text: str) -> float:
    """How many seconds of computing the method takes on the text; not much more than it may."""
    if isinstance(expression.pattern.pattern, bytes):
        text = text.encode()
    call = getattr(expression.pattern, method)
    least = 0.0
    started = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        if method == "finditer":
            for _ in call(text):
                pass
        elif method in ("sub", "subn"):
            call(text[:0], text)
        else:
            call(text)
    except TooSlowError:
        # The alarm counts ticks, which are coarser than the clock: it may ring a little early.
        least = SECONDS
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return max(time.process_time() - started, least)


def offenders(tried: Iterable[Expression]) -> Iterator[tuple[str, str, str, str, float]]:
    """Every expression that takes too long, with the first text that shows it."""
    for expression in tried:
        for method, text, shown in _trials(expression):
            seconds = time_of(expression, method, text)
            if seconds >= SECONDS:
                yield expression.where, str(expression.pattern.pattern), method, shown, seconds
                break


def _trials(expression: Expression) -> Iterator[tuple[str, str, str]]:
    for before, repeated in near_matches(expression.pattern):
        text = before + repeated * (LENGTH // len(repeated)) + "\x01"
        if expression.where.startswith(AFTER_READING):
            text = " ".join(text.split())
        for method in sorted(expression.methods):
            yield method, text, f"{before!r} + {repeated!r} * n"


if __name__ == "__main__":
    signal.signal(signal.SIGVTALRM, _ring)
    search = frozenset({"search"})
    # Expressions may be given by hand, to see that the program finds what it looks for.
    tried = [Expression(text, re.compile(text), search) for text in sys.argv[1:]] or list(expressions())
    sys.stdout.write(json.dumps({"tried": len(tried), "offenders": list(offenders(tried))}))
