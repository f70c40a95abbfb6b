"""The words of which citations are made: items, indicators, names of programmes, as patterns.

Those with line ends in them are for verbose patterns; all are for patterns that ignore case.
"""

from coomet_graph.records.grammars.found import DASH
from coomet_graph.records.grammars.years import SPAN

WORD = (
    r"(?:(?:sub-?)?(?:items?|paragraphs?|points?|clauses?)|paras?\.?|§{1,2}|п\.?\s?п?\.?"
    r"|(?:под)?пункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?"
    r"|позици(?:[яиюй]|ей|ям|ями|ях)|поз\.)(?:\s*(?:No\.?|№))?"
)
# Before the name of a programme, a mere number is that of an item.
WORD_OR_NUMBER = rf"(?:{WORD}|No\.|№)"
ITEM = r"\d{1,3}(?:\.\d{1,3})*[a-z]?"
# A clause of an item, "12 a)", belongs to it; an item inserted behind 12 is 12a.
CLAUSE = r"(?:\s?[a-zа-я]\)(?:\s*(?:,|and|и)\s*[a-zа-я]\)){0,9})?"
# The letter of the task may be typed on a Russian keyboard, where it looks the same.
IND = rf"(?:Ind|Инд)\.?\s*{DASH}?\s*[a-zавсе](?:\.\d{{1,3}}){{1,3}}"
# Behind the first indicator, or the word for indicators, others need no sign of their own.
BARE = r"(?<![\w.])[a-zавсе](?:\.\d{1,3}){1,3}"
# What follows one in a bracket may leave out the letter of its task too: "(Ind-a.1.1, 1.2)".
LEFT = r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){1,2}"
RANGE = rf"(?:{DASH}|\bto\b|\bпо\b)"
CALLED = r"(?:indicators?|показател\w{1,3}|индикатор\w{0,3})\s*:?"
NAMED = rf"(?:(?:{CALLED}\s*)?{IND}|{CALLED}\s+{BARE})"
# The last of a range may be told by its last number alone: "a.1.2-4".
LAST = rf"{DASH}\d{{1,3}}(?![\w.])"
BETWEEN = rf"\s*(?:,|;|/|and|и|{RANGE})\s*"
BRACKET = rf"\(\s*{NAMED}(?:{BETWEEN}(?:{IND}|{BARE}|{LEFT})|{LAST}){{0,30}}\s*\)"
# Without a bracket, behind a citation or by themselves.
LISTED = rf"{NAMED}(?:{BETWEEN}(?:{IND}|{BARE})|{LAST}){{0,30}}(?![\w(])"
# A bound, because every "item" in a list begins a list: no one cites more.
ITEMS = (
    rf"{ITEM}{CLAUSE}"
    rf"(?:(?:\s*{BRACKET})?\s*(?:,|and|и|{RANGE}|/(?!\d{{4}}))\s*(?:{WORD}\s*)?{ITEM}{CLAUSE}){{0,30}}"
)
# Before the name of a programme, what stands behind a semicolon can be nothing but another item.
ITEMS_OF = rf"(?>{ITEMS})(?:\s*;\s*(?>{ITEMS})){{0,20}}"
PERIOD = rf"""(?:for\s+(?:the\s+(?:period|years)\s+)?|на\s+(?:период\s+)?(?:с\s+)?)?{SPAN}
    (?:\s*(?:гг?\.?(?!\w)|год(?:ы|ов)))?"""
# An abbreviation needs the years behind it.
_SHORT_NAME = r"(?:COOMET\s+)?(?-i:DP|ПР)(?=[\s(-]{1,3}(?:(?:for|на)\s+)?(?:19|20)\d\d)"
NAME = rf"""(?:(?:COOMET\s+)?(?:Development\s+Program(?:me)?(?:\s+of\s+COOMET)?
    |Программ(?:[аыеу]|ой)\s+развития(?:\s+(?:КООМЕТ|COOMET))?)|{_SHORT_NAME})"""
BASIS = rf"""(?:(?:The\s+)?basis\s*(?:is|:|{DASH})?\s*(?:the\s+)?
    |Основани(?:е|ем)(?:\s+(?:является|служит))?\s*(?::|{DASH})?\s*)"""
