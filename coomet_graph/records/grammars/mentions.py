"""Things that entries name: resources, events, agreements, outside organisations, countries, programmes."""

import re
from dataclasses import dataclass

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import Found
from coomet_graph.records.grammars.years import SPAN, span_of
from coomet_graph.records.lexicon import Lexicon

_PERIOD = re.compile(rf"\s*(?:for|на(?:\s+период)?)\s+{SPAN}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing named: `kind` is its class in IRIs: resource, event, agreement, organisation, country."""

    kind: str
    identifier: str


@dataclass(frozen=True, slots=True)
class CalledProgramme:
    """A programme named: key, kind and body by the reference table, and years where the words give them."""

    key: str
    kind: str
    body: str
    start: int | None
    end: int | None


def find_mentions(passage: Passage, lexicon: Lexicon) -> list[Found[Mention]]:
    """Everything the passage names that the reference tables list, names inside longer names too."""
    text = fold(passage.text)
    kinds = (
        ("resource", lexicon.resources),
        ("event", lexicon.events),
        ("agreement", lexicon.agreements),
        ("organisation", lexicon.organisations),
        ("country", lexicon.countries),
    )
    mentions = [
        Found(Mention(kind, name), passage.cut(start, end), start, end)
        for kind, phrases in kinds
        for start, end, name in phrases.finditer(text)
    ]
    return sorted(mentions, key=lambda item: (item.start, item.end, item.value.kind))


def find_called_programmes(passage: Passage, lexicon: Lexicon) -> list[Found[CalledProgramme]]:
    """Every programme that the passage names, with its period if one follows the name."""
    text = fold(passage.text)
    called: list[Found[CalledProgramme]] = []
    for start, end, key in lexicon.programmes.finditer(text):
        period = _PERIOD.match(text, end)
        stop = period.end() if period else end
        years = span_of(period) if period else (None, None)
        value = CalledProgramme(key, *lexicon.programme_kinds[key], *years)
        called.append(Found(value, passage.cut(start, stop), start, stop))
    return called
