"""Faults of typing, told for the whole document: look-alikes, spaces, probable errors, dashes, acronyms."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from coomet_graph.documents.model import Document, Passage
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import DASH
from coomet_graph.records.grammars.letters import find_latin_letters, find_look_alikes
from coomet_graph.records.grammars.performer_phrases import LEGAL_FORMS
from coomet_graph.records.lexicon import Lexicon

# A first sign is quickest found where it stands first; what must not stand before it is looked at then.
_ORDINAL = re.compile(r"\d(?<!\d\d)\d{0,2}\s+(?:st|nd|rd|th)\b")
_BODY = re.compile(r"[TSТП](?<!\w.)(?:(?<=[TS])Cs?|(?<=[ТП])К)\d+(?:\.\d+)?(?![\w-])")
_YEARS = re.compile(rf"(?:19|20)\d\d(?P<dash>\s*{DASH}\s*)(?:19|20)\d\d(?!\d)")
_LATIN_WORD = re.compile(r"(?<![\w-])[A-Za-z]{6,}(?![\w-])")
# Words of less than seven letters have too many neighbours in Russian, which inflects them.
_RUSSIAN_WORD = re.compile(r"[А-Яа-яЁё](?<![\w-].)[А-Яа-яЁё]{6,}(?![\w-])")
# In Russian, what a number follows is the name of a body or a code ("ПК 4.3", "ГОСТ 8.000").
_ACRONYM = re.compile(
    r"[A-ZА-ЯЁ](?<![\w/.:-].)(?:(?<=[A-Z])[A-Z]{1,6}s?|(?<=[А-ЯЁ])[А-ЯЁ]{1,6}(?!\s*\d))(?![\w/:-])"
)
_INITIALS = re.compile(r"\(([A-Z]{2,7}|[А-ЯЁ]{2,7})s?\)")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
# What spreadsheets put into a cell that is ticked, or not.
_TRUTH = frozenset(("TRUE", "FALSE", "ИСТИНА", "ЛОЖЬ"))
_ROMAN = re.compile(r"[IVX]+$")
# Words in a cell: most of them are only counted.
_Somewhere = tuple[Passage, re.Match[str]]
# How often a spelling must occur before a rare word next to it counts as a typing error of it.
_WELL_KNOWN = 3


def find_typing_faults(document: Document, cells: Sequence[Passage], lexicon: Lexicon) -> tuple[Finding, ...]:
    """Everything in the document that is typed oddly; `cells` are the passages of its cells and headings."""
    lines = [line.passage for line in document.lines]
    return tuple(
        finding
        for found in (
            _look_alikes(document, lines),
            _spacing(document, lines),
            _typing_errors(document, cells),
            _dashes(document, lines),
            _acronyms(document, cells, lexicon),
        )
        for finding in found
    )


def _look_alikes(document: Document, lines: Iterable[Passage]) -> Iterable[Finding]:
    for line in lines:
        for item in find_look_alikes(line):
            yield reader_rules()["look-alike-letter"].finding(
                places=item.words.places(document.file),
                values={"words": item.words.text, "latin": item.value},
            )
        for item in find_latin_letters(line):
            yield reader_rules()["latin-letter"].finding(
                places=item.words.places(document.file),
                values={"words": item.words.text, "right": item.value},
            )


def _spacing(document: Document, lines: Iterable[Passage]) -> Iterable[Finding]:
    for line in lines:
        for pattern, space in ((_ORDINAL, ""), (_BODY, " ")):
            for match in pattern.finditer(fold(line.text)):
                words = line.cut(match.start(), match.end())
                right = (
                    re.sub(r"\s+", "", words.text)
                    if not space
                    else re.sub(r"(?<=[^\W\d])(?=\d)", space, words.text)
                )
                yield reader_rules()["spacing"].finding(
                    places=words.places(document.file), values={"words": words.text, "right": right}
                )


def _typing_errors(document: Document, cells: Sequence[Passage]) -> Iterable[Finding]:
    """Words that occur once and are one keystroke from a word the document uses often."""
    counts = Counter(
        _plain(word)
        for cell in cells
        for pattern in (_LATIN_WORD, _RUSSIAN_WORD)
        for word in pattern.findall(cell.text)
    )
    right_for: dict[str, str] = {}
    usual = [word for word, count in counts.items() if count >= _WELL_KNOWN]
    for word, count in sorted(counts.items()):
        if count > 1:
            continue
        close = process.extract(word, usual, scorer=OSA.distance, score_cutoff=1, limit=None)
        near = [known for known, _, _ in close if not _is_another_form(word, known)]
        if near:
            right_for[word] = max(near, key=lambda known: (counts[known], known))
    # Most documents have none, and most words are only counted.
    for cell, match in _words_of(cells) if right_for else ():
        right = right_for.get(_plain(match.group()))
        if right is not None:
            words = cell.cut(match.start(), match.end())
            yield reader_rules()["typing-error"].finding(
                places=words.places(document.file), values={"words": words.text, "right": right}
            )


def _words_of(cells: Iterable[Passage]) -> Iterable[_Somewhere]:
    for cell in cells:
        for pattern in (_LATIN_WORD, _RUSSIAN_WORD):
            for match in pattern.finditer(cell.text):
                yield cell, match


def _plain(word: str) -> str:
    return word.casefold().replace("ё", "е")


def _is_another_form(word: str, known: str) -> bool:
    """Whether two words are forms of one, or spellings of one (-ise, -ize).

    In Russian, a letter in the beginning makes another word (поверка, проверка).
    """
    if _CYRILLIC.match(word):
        if word[:3] != known[:3]:
            return True
        # Reflexive verbs are inflected before their last syllable.
        word, known = (re.sub(r"с[яь]$", "", each) for each in (word, known))
    if word.startswith(known) or known.startswith(word) or word[-2:] != known[-2:]:
        return True
    return word.replace("z", "s") == known.replace("z", "s")


def _dashes(document: Document, lines: Iterable[Passage]) -> Iterable[Finding]:
    styles: dict[str, Passage] = {}
    for line in lines:
        for match in _YEARS.finditer(line.text):
            styles.setdefault(match["dash"], line.cut(match.start(), match.end()))
    if len(styles) > 1:
        places = [place for words in styles.values() for place in words.places(document.file)]
        listed = ", ".join(sorted(words.text for words in styles.values()))
        yield reader_rules()["dash-styles-mixed"].finding(
            places=places, values={"_count": str(len(styles)), "_words": listed, "_file": document.file}
        )


def _acronyms(document: Document, cells: Iterable[Passage], lexicon: Lexicon) -> Iterable[Finding]:
    """Acronyms that nothing explains; one finding each, with every place."""
    explained = {*lexicon.acronyms, *LEGAL_FORMS}
    places: dict[str, list[_Somewhere]] = {}
    for cell in cells:
        if cell.text in _TRUTH:
            continue
        explained.update(_INITIALS.findall(cell.text))
        for match in _ACRONYM.finditer(fold(cell.text)):
            name = match.group().rstrip("s")
            if not _ROMAN.match(name):
                places.setdefault(name, []).append((cell, match))
    for name in sorted(places.keys() - explained):
        where = [each for each in places[name] if not _in_capitals(*each)]
        if where:
            yield reader_rules()["undefined-acronym"].finding(
                places=[place for each in where for place in _words_at(each).places(document.file)],
                values={"words": name},
            )


def _words_at(somewhere: _Somewhere) -> Passage:
    cell, match = somewhere
    return cell.cut(match.start(), match.end())


def _in_capitals(cell: Passage, match: re.Match[str]) -> bool:
    """Whether the word stands next to another word in capitals: then it is emphasis, not an acronym.

    A heading in Russian capitals has short words too.
    """
    around = *cell.text[: match.start()].split()[-1:], *cell.text[match.end() :].split()[:1]
    is_emphasis = any(len(word) >= 5 and word.isupper() and word.isalpha() for word in around)
    return is_emphasis and (len(match.group()) >= 5 or _CYRILLIC.match(match.group()) is not None)
