"""Look-alike letters: Cyrillic letters inside Latin codes are read as the Latin letters they look like.

And Latin letters inside a Russian word as the Cyrillic ones, where another letter of it can be no Latin one.

The folded text has exactly as many characters as the written one, so a place found in it is a place in the
source. What is folded: a word that mixes both alphabets, a numeral with a Cyrillic letter ("6.2а"), and the
names of COOMET and its bodies written in Cyrillic capitals. Words of Russian text stay as they are, but that
"ё" is read as "е", which most texts write for it.
Rule source: Unicode TS 39 confusables, the part that concerns these two alphabets.
"""

import re
from functools import lru_cache

_CYRILLIC = "АВЕЅІЈКМНОРСТУХавесорхуіјѕ"
_LATIN = "ABESIJKMHOPCTYXaвecopxyijs".replace("в", "b")
_PAIRS = dict(zip(_CYRILLIC, _LATIN, strict=True))
_TABLE = str.maketrans(_PAIRS)
# Latin letters that look like those of the Russian alphabet; "b" looks like none of the small ones.
_RUSSIAN = {latin: cyrillic for cyrillic, latin in _PAIRS.items() if cyrillic not in "ЅІЈвіјѕ"} | {"B": "В"}
_RUSSIAN_TABLE = str.maketrans(_RUSSIAN)
LETTERS = re.compile(r"[A-Za-z\u0400-\u04FF]+")
WORD = re.compile(r"[^\s(),;:\"«»“”]+")
LATIN_LETTER = re.compile(r"[A-Za-z]")
CYRILLIC_LETTER = re.compile(r"[\u0400-\u04FF]")
# The third inserted entry of a Russian list is "6.2в", which is no Latin b.
_NUMERAL = re.compile(r"\A\d+(?:\.\d+)*\.?(?!в)[\u0400-\u04FF]\.?$")
_NAMES = frozenset({"COOMET", "TC", "SC", "CMC"})
# The Russian name opens codes as well ("КООМЕТ-34-PS/09.2"); its letters are no Latin ones.
_RUSSIAN_NAME = "КООМЕТ"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Digits as marks of footnotes show them.
_RAISING = {ord(str(digit)): sign for digit, sign in enumerate(_RAISED)}
# Compatibility forms with one counterpart each: full-width signs, non-breaking hyphen. Raised digits are the
# marks of footnotes: they belong to no number.
_FORM = re.compile(rf"[\uFF01-\uFF5E\u2010\u2011{_RAISED}]")
_YO = str.maketrans("ёЁ", "еЕ")
_FORMS = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x2011: "-", 0x2010: "-"}
_FORMS |= {ord(sign): " " for sign in _RAISED}


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """`text` with look-alikes of codes in Latin letters; the same length."""
    # Every grammar folds the cell that it reads, and there are many grammars.
    plain = text.translate(_FORMS) if _FORM.search(text) else text
    if not CYRILLIC_LETTER.search(plain):
        return plain
    return WORD.sub(lambda match: _fold_word(match.group()), plain).translate(_YO)


def raised(text: str) -> str:
    """Raised text, its digits as raised ones: "item 12" with the mark of footnote 2 is not "item 122"."""
    return text.translate(_RAISING)


def russian(word: str) -> str:
    """A word of Russian letters, some of which are typed as Latin ones, in Russian letters alone."""
    letters = set(word)
    latin = {letter for letter in letters if LATIN_LETTER.match(letter)}
    # Most letters must be Cyrillic, and one of them like no Latin one; COOMET's name is known by all letters.
    mostly = 2 * len(LATIN_LETTER.findall(word)) < len(word)
    is_russian = mostly and any(letter not in _PAIRS for letter in letters - latin)
    whole = word.translate(_RUSSIAN_TABLE)
    is_name = whole == _RUSSIAN_NAME and latin != letters
    return whole if latin and latin <= _RUSSIAN.keys() and (is_russian or is_name) else word


def _fold_word(word: str) -> str:
    return latin_word(russian_word(word))


def russian_word(word: str) -> str:
    """A word, its runs of letters in Russian ones where some of them are typed as Latin ones."""
    if not (LATIN_LETTER.search(word) and CYRILLIC_LETTER.search(word)):
        return word
    return LETTERS.sub(lambda match: russian(match.group()), word)


def latin_word(word: str) -> str:
    """A word in Latin letters, if it is one of those that are folded."""
    if word.startswith(_RUSSIAN_NAME) and word != _RUSSIAN_NAME:
        return _RUSSIAN_NAME + latin_word(word.removeprefix(_RUSSIAN_NAME))
    letters = CYRILLIC_LETTER.findall(word)
    if not letters or any(letter not in _PAIRS for letter in letters):
        return word
    folded = word.translate(_TABLE)
    mixed = LATIN_LETTER.search(word) is not None
    name = re.split(r"[-/\d.]", folded)[0] in _NAMES
    return folded if mixed or name or _NUMERAL.fullmatch(word) else word


def language_of(text: str) -> str:
    """The language of a text: "ru" where Cyrillic letters prevail, else "en"."""
    # Most texts have no Cyrillic letter, which is quicker to see than to count.
    if not CYRILLIC_LETTER.search(text):
        return "en"
    return "ru" if len(CYRILLIC_LETTER.findall(text)) > len(LATIN_LETTER.findall(text)) else "en"
