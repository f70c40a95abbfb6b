"""The numbers of numbered paragraphs, which files describe but do not write out."""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# The names that Word, OpenDocument and HTML have for a form; what is not here counts in digits.
_LETTERS = {
    "lowerLetter": _LATIN, "a": _LATIN, "upperLetter": _LATIN.upper(), "A": _LATIN.upper(),
    "russianLower": _RUSSIAN, "russianUpper": _RUSSIAN.upper(), "а": _RUSSIAN, "А": _RUSSIAN.upper(),
}  # fmt: skip
_ROMAN_FORMS = {"lowerRoman": str.lower, "i": str.lower, "upperRoman": str.upper, "I": str.upper}


def numeral(number: int, form: str) -> str:
    """A number as the form writes it: digits, letters or Roman."""
    if form in _LETTERS and number > 0:
        letters = _LETTERS[form]
        # After the last letter all are doubled: z, aa, bb.
        return letters[(number - 1) % len(letters)] * min((number - 1) // len(letters) + 1, 10)
    if form in _ROMAN_FORMS and 0 < number < 4000:
        written = ""
        for value, letters in _ROMAN:
            written += letters * (number // value)
            number %= value
        return _ROMAN_FORMS[form](written)
    return f"{number:02}" if form == "decimalZero" else str(number)


class Counter:
    """Counts the paragraphs of one list on its levels (from 0)."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def next(self, level: int, start: int) -> int:
        """The number of the next paragraph on a level; the levels below begin anew."""
        self._counts = {at: count for at, count in self._counts.items() if at <= level}
        self._counts[level] = self._counts.get(level, start - 1) + 1
        return self._counts[level]

    def at(self, level: int, start: int) -> int:
        """The number a level has come to; its first one if nothing stood on it."""
        return self._counts.setdefault(level, start)

    def restart(self, level: int) -> None:
        """Begin anew on a level."""
        self._counts.pop(level, None)
