"""What two editions quote of one fault: a finding has the words of each in its language."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from coomet_graph.records.editions import language_of

_Item = TypeVar("_Item")


def in_both_languages(items: Iterable[_Item], words: Callable[[_Item], str]) -> list[tuple[_Item, _Item]]:
    """The items in pairs: what to tell in English, and what in Russian.

    The items say the same of the same thing, each in its `words`. Where those of one language have no
    counterpart each, the English ones are told in both.
    """
    spoken: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        spoken[language_of(words(item))].append(item)
    english, russian = spoken["en"], spoken["ru"]
    if len(english) != len(russian):
        leading = english or russian
        return list(zip(leading, leading, strict=True))
    return list(zip(english, russian, strict=True))
