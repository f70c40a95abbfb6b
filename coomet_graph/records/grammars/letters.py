"""Words of a passage that are typed with letters of the other alphabet (`coomet_graph.letters`)."""

import unicodedata

from coomet_graph.documents.model import Passage
from coomet_graph.letters import (
    CYRILLIC_LETTER,
    LATIN_LETTER,
    LETTERS,
    WORD,
    latin_word,
    russian,
    russian_word,
)
from coomet_graph.records.grammars.found import Found, found


def find_look_alikes(passage: Passage) -> list[Found[str]]:
    """Every word of the passage that is folded, with its Latin form as value."""
    looked_alike: list[Found[str]] = []
    if not CYRILLIC_LETTER.search(passage.text):
        return looked_alike
    for match in WORD.finditer(passage.text):
        word = russian_word(match.group())
        latin = latin_word(word)
        if latin != word and unicodedata.normalize("NFKC", match.group()) != latin:
            looked_alike.append(found(latin, passage, match))
    return looked_alike


def find_latin_letters(passage: Passage) -> list[Found[str]]:
    """Every Russian word of the passage that holds Latin letters, with its right form as value."""
    if not CYRILLIC_LETTER.search(passage.text) or not LATIN_LETTER.search(passage.text):
        return []
    matches = ((match, russian(match.group())) for match in LETTERS.finditer(passage.text))
    return [found(right, passage, match) for match, right in matches if right != match.group()]
