"""Halves of an entry: rows such as `- Development` and `- Realization`, which share the number above them."""

import re

from coomet_graph.documents.model import Passage
from coomet_graph.iris import slug
from coomet_graph.records.grammars.found import DASH

_HALVES = {"development": ("разработка",), "realization": ("реализация",)}
_HALF = re.compile(rf"{DASH}\s*(?=[^\W\d_])")


def opens_half(title: str) -> bool:
    """Whether a row with this title is a half: the title begins with a dash."""
    return _HALF.match(title) is not None


def half_name(title: Passage) -> str:
    """What the half with this title is called, alike in both languages where it is one of the usual ones."""
    words = _HALF.sub("", title.text, count=1)
    return next((name for name, forms in _HALVES.items() if words.casefold().startswith(forms)), slug(words))
