"""The words of which citations are made: items, indicators, names of programmes, as patterns.

Those with line ends in them are for verbose patterns; all are for patterns that ignore case.
"""

from coomet_graph.records.grammars.found import DASH
from coomet_graph.records.grammars.years import SPAN

WORD = (
    r"(?:items?|paragraphs?|points?|clauses?|paras?\.?|§{1,2}|п\.?\s?п?\.?|пункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?"
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
NAMED = rf"(?:{IND}|(?:indicators?|показател\w{{1,3}}|индикатор\w{{0,3}})\s+{BARE})"
BRACKET = rf"\(\s*{NAMED}(?:\s*(?:,|;|/|and|и|{DASH})\s*(?:{IND}|{BARE}|{LEFT})){{0,30}}\s*\)"
RANGE = rf"(?:{DASH}|\bto\b|\bпо\b)"
# A bound, because every "item" in a list begins a list: no one cites more.
ITEMS = (
    rf"{ITEM}{CLAUSE}"
    rf"(?:(?:\s*{BRACKET})?\s*(?:,|and|и|{RANGE})\s*(?:{WORD}\s*)?{ITEM}{CLAUSE}){{0,30}}"
)
# Before the name of a programme, what stands behind a semicolon can be nothing but another item.
ITEMS_OF = rf"(?>{ITEMS})(?:\s*;\s*(?>{ITEMS})){{0,20}}"
PERIOD = rf"""(?:for\s+(?:the\s+(?:period|years)\s+)?|на\s+(?:период\s+)?(?:с\s+)?)?{SPAN}
    (?:\s*(?:гг?\.?(?!\w)|год(?:ы|ов)))?"""
NAME = r"""(?:COOMET\s+)?(?:Development\s+Program(?:me)?(?:\s+of\s+COOMET)?
    |Программ(?:[аыеу]|ой)\s+развития(?:\s+(?:КООМЕТ|COOMET))?)"""
BASIS = rf"""(?:(?:The\s+)?basis\s*(?:is|:|{DASH})?\s*(?:the\s+)?
    |Основани(?:е|ем)(?:\s+(?:является|служит))?\s*(?::|{DASH})?\s*)"""
