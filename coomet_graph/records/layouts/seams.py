"""Joining text that a layout cut: at a cell boundary, sometimes in the middle of a word."""

import re
from dataclasses import replace

from coomet_graph.documents.model import NOTHING, Document, Passage

_HYPHEN_AT_END = re.compile(r"\w-$")
_WORD = re.compile(r"[^\W\d_]{3,}")


def known_words(document: Document) -> frozenset[str]:
    """The words that the document spells whole somewhere: what decides how a cut word is joined."""
    words: set[str] = set()
    for line in document.lines:
        filled = [cell for cell in line.cells if cell]
        for cell in filled:
            # The outer words of a cell may be halves; those inside it are whole.
            inner = cell.words if len(filled) == 1 else cell.words[1:-1]
            words.update(match.casefold() for word in inner for match in _WORD.findall(word.text))
    return frozenset(words)


def sew(left: Passage, right: Passage, known: frozenset[str]) -> tuple[Passage, Passage]:
    """`left` and `right` as one passage, and the letters that the layout printed twice.

    "coope" + "ration" is one word; "international," + "regional" are two; in "information" +
    "n dissemination" the letter is repeated.
    """
    if not left or not right:
        return left + right, NOTHING
    last, first = left.words[-1].text, right.words[0].text
    if not last[-1].isalpha() or not first[0].isalpha() or first[0].isupper():
        return left + right, NOTHING
    whole = re.sub(r"\W+$", "", last + first).casefold()
    if len(first) == 1 and last.casefold().endswith(first.casefold()) and last.casefold() in known:
        return left + Passage(right.words[1:]), Passage(right.words[:1])
    if whole not in known and first.casefold() in known:
        return left + right, NOTHING
    glued = replace(right.words[0], glued=True)
    return left + Passage((glued, *right.words[1:])), NOTHING


def carry_on(above: Passage, below: Passage) -> Passage:
    """A cell's text before and after a page break; a hyphen at the end joins two halves of one word."""
    if above and below and _HYPHEN_AT_END.search(above.words[-1].text) and below.text[0].isalnum():
        return above + Passage((replace(below.words[0], glued=True), *below.words[1:]))
    return above + below
