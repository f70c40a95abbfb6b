"""Words of strangers in formats that give some characters a meaning."""

import re
import unicodedata

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What a cell of a spreadsheet can hold.
CELL_LENGTH = 32_767


def spreadsheet_safe(cell: str) -> str:
    """The cell so that a spreadsheet takes it for text and not for a formula (OWASP ASVS 1.2.10)."""
    return "'" + cell if cell.lstrip(" \"'")[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def harmless(text: str) -> str:
    """The text without characters that would steer a terminal or turn the direction of writing."""
    # Of printable characters none is of these kinds, and most texts have no others.
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        char
        if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf")
        else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )


def in_xml(text: str) -> str:
    """The text without characters that no XML file can hold; nor does it turn the direction of writing."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", harmless(text))


def in_cell(text: str) -> str:
    """The text as a spreadsheet can hold it: no formula, no control character, not longer than a cell."""
    safe = spreadsheet_safe(in_xml(text))
    return safe if len(safe) <= CELL_LENGTH else safe[: CELL_LENGTH - 1] + "…"
