"""The words for performers that the reader understands as just these performers.

What a source says of one performer may lean on its neighbours: in "Chairs of TC 4, SC 4.1" the words "SC 4.1"
name a post. Such words are replaced by some that say it on their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from pyoxigraph import NamedNode

from coomet_graph.documents import Passage, Word
from coomet_graph.namespaces import COOMET, ORG, SKOS
from coomet_graph.records import Lexicon
from coomet_graph.records.grammars.performers import Performer, parse_performers
from coomet_graph.store import Dataset
from coomet_graph.store.batches import batches

_QUERY = f"""
PREFIX coomet: <{COOMET}>
PREFIX org: <{ORG}>
PREFIX skos: <{SKOS}>
SELECT ?participation ?written ?body ?called ?role ?group ?organisation ?portfolio ?country WHERE {{
  VALUES ?participation {{ THESE }}
  GRAPH SOURCE {{ ?participation coomet:sourceNotation ?written }}
  OPTIONAL {{ ?participation coomet:participantBody ?body . OPTIONAL {{ ?body skos:notation ?called }} }}
  OPTIONAL {{
    ?participation coomet:participantPost ?post .
    ?post org:postIn ?body ; org:role ?role .
    OPTIONAL {{ ?post coomet:portfolio ?portfolio }}
    OPTIONAL {{ ?body skos:notation ?called }}
  }}
  OPTIONAL {{
    ?participation org:postIn ?body ; org:role ?role .
    OPTIONAL {{ ?participation coomet:portfolio ?portfolio }}
    OPTIONAL {{ ?body skos:notation ?called }}
  }}
  OPTIONAL {{ ?participation coomet:participantGroup ?group . OPTIONAL {{ ?participation org:role ?role }} }}
  OPTIONAL {{
    ?participation coomet:participant ?organisation FILTER (CONTAINS(STR(?organisation), "/organisation/"))
  }}
  OPTIONAL {{ ?participation coomet:forCountry ?country }}
}}
"""
_SIZE = 100
_Meant = tuple[str | None, str | None, str | None, str | None, str | None, frozenset[str]]


@dataclass
class _Named:
    """A performer as the graph knows it, and the words that may say it."""

    meant: dict[str, str] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    written: list[str] = field(default_factory=list)

    @property
    def key(self) -> _Meant:
        """Who is meant."""
        part = self.meant.get
        return (
            part("body"), part("role"), part("group"), part("organisation"), part("portfolio"),
            frozenset(self.countries),
        )  # fmt: skip

    def plainly(self) -> str:
        """Words that lean on no others: "Vice-Chair of TC 4"."""
        called = self.meant.get("called")
        role = self.meant.get("role")
        if called is None:
            return self.written[0]
        return called if role is None else f"{role.title()} of {called}"


class PerformerWords:
    """Reads who takes part from a dataset, and puts it into words."""

    def __init__(self, dataset: Dataset, source: NamedNode, lexicon: Lexicon) -> None:
        """`source` is the graph of the source whose words are wanted."""
        self._dataset, self._lexicon = dataset, lexicon
        self._query = _QUERY.replace("SOURCE", str(source))
        self._named: dict[str, _Named] = defaultdict(_Named)

    def fetch(self, participations: Iterable[str]) -> None:
        """Read what is known of the participations or posts."""
        for batch in batches(participations, _SIZE):
            for row in self._dataset.select(self._query.replace("THESE", batch)).dicts():
                said = {name: term.value for name, term in row.items()}
                named = self._named[said.pop("participation")]
                written = said.pop("written")
                if written not in named.written:
                    named.written.append(written)
                if "country" in said:
                    named.countries.add(_end(said.pop("country")))
                for name, value in said.items():
                    named.meant[name] = value if name in ("called", "portfolio") else _end(value)

    def of(self, participations: Iterable[str]) -> str:
        """One list of those who take part (participations or posts), in their order as far as can be."""
        listed = [self._named[each] for each in participations if each in self._named]
        wanted = {named.key for named in listed}
        grouped = sorted(listed, key=lambda named: (named.meant.get("role", ""), not self._is_plain(named)))
        choices = (
            _joined(named.written[0] for named in listed),
            _joined(named.written[0] for named in grouped),
            _joined(self._words(listed, wanted)),
        )
        plain = _joined(named.plainly() for named in listed)
        return next((words for words in choices if self._understood(words) == wanted), plain)

    def _words(self, listed: list[_Named], wanted: set[_Meant]) -> Iterator[str]:
        """For each of them words that say it on their own, if there are any; ranges tell of several."""
        told: set[_Meant] = set()
        for named in listed:
            if named.key not in told:
                choices = (*named.written, named.plainly())
                words = next((each for each in choices if self._says(each, named, wanted)), choices[0])
                told |= self._understood(words)
                yield words

    def _is_plain(self, named: _Named) -> bool:
        return named.key in self._understood(named.written[0])

    def _says(self, words: str, named: _Named, wanted: set[_Meant]) -> bool:
        understood = self._understood(words)
        return named.key in understood and understood <= wanted

    def _understood(self, words: str) -> set[_Meant]:
        passage = Passage(tuple(Word(word, 1, order) for order, word in enumerate(words.split())))
        return {_key(item.value) for item in parse_performers(passage, self._lexicon).items}


def _joined(words: Iterable[str]) -> str:
    """A list; words that tell of several, one after another, stand in it once."""
    return ", ".join(each for each, _ in groupby(words))


def _key(performer: Performer) -> _Meant:
    # A post or group tells the rest; the role of an organisation is not kept.
    role = performer.role if performer.organisation is None else None
    return (
        performer.body, role, performer.group, performer.organisation, performer.portfolio,
        frozenset(performer.countries),
    )  # fmt: skip


def _end(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
