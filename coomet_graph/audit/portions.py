"""A great many things a portion at a time: what is read about one portion is forgotten with it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
_SIZE = 500


def portions(things: Iterable[T], size: int = _SIZE) -> Iterator[list[T]]:
    """The things in lists of at most `size`."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some
