"""Links that people confirmed: who, when, and hashes of the words at both ends.

In RDF a confirmation is a `coomet:LinkConfirmation`; the rule `link-state` compares its hashes with the texts
of today. The end that cites is known by its title, and by the indicators it cites: its note tells its state,
which every report changes. The item cited is known by its title and note, and by what its indicators are said
to be: these say what it asks for. Texts in several languages have a hash each, and so has each indicator.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Triple

from coomet_graph.errors import UnknownNameError, UnreadableGraphError
from coomet_graph.graph.terms import TYPE, Term, coomet
from coomet_graph.iris import Minter, digest
from coomet_graph.namespaces import COOMET, DCTERMS, PREFIXES, SKOS, XSD
from coomet_graph.store import Dataset

_CLASS, _CONFIRMS = coomet("LinkConfirmation"), coomet("confirms")
_CITING, _CITED = coomet("citingTextHash"), coomet("citedTextHash")
_BY, _ON, _NOTE = NamedNode(DCTERMS + "creator"), NamedNode(DCTERMS + "created"), NamedNode(SKOS + "note")
_REPLACES = NamedNode(DCTERMS + "replaces")
_DATE = NamedNode(XSD + "date")
_HEAD = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
_TEXTS = f"""{_HEAD}
SELECT DISTINCT ?text ?item WHERE {{
  {{ ?entry coomet:hasCitation <CITATION> ; dcterms:title ?text }}
  UNION
  {{ <CITATION> coomet:citesIndicator ?cited . ?cited skos:notation ?text }}
  UNION
  {{
    <CITATION> coomet:citesItem ?item . ?item dcterms:title ?title
    OPTIONAL {{ ?item skos:note ?note FILTER(LANG(?note) = LANG(?title)) }}
    BIND(CONCAT(STR(?title), "\\n", COALESCE(STR(?note), "")) AS ?text)
  }}
  UNION
  {{ <CITATION> coomet:citesItem ?item . ?item coomet:measuredBy ?measure . ?measure skos:definition ?text }}
}}
"""
_HASH_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Somebody found that a citation is right; `citing` and `cited` are hashes of the texts at its ends.

    `replaces` are decisions on the same citation that were in force until then.
    """

    citation: str
    by: str
    on: date
    citing: frozenset[str]
    cited: frozenset[str]
    note: str = ""
    replaces: frozenset[str] = frozenset()

    def triples(self, minter: Minter) -> Iterator[Triple]:
        """The confirmation in RDF; its IRI is made from its content."""
        content = (self.citation, self.by, self.on.isoformat(), *sorted(self.citing), "", *sorted(self.cited))
        node = NamedNode(minter.thing("confirmation", digest(*content, self.note, *sorted(self.replaces))))
        yield Triple(node, TYPE, _CLASS)
        yield Triple(node, _CONFIRMS, NamedNode(self.citation))
        yield Triple(node, _BY, Literal(self.by))
        yield Triple(node, _ON, Literal(self.on.isoformat(), datatype=_DATE))
        for prop, hashes in ((_CITING, self.citing), (_CITED, self.cited)):
            for each in sorted(hashes):
                yield Triple(node, prop, Literal(each))
        if self.note:
            yield Triple(node, _NOTE, Literal(self.note))
        for each in sorted(self.replaces):
            yield Triple(node, _REPLACES, NamedNode(each))


def confirm(dataset: Dataset, citation: str, by: str, on: date, note: str = "") -> Confirmation:
    """A confirmation of the citation with that IRI as the dataset has it now. Raises UnknownNameError."""
    if not dataset.ask(f"ASK {{ {NamedNode(citation)} a <{COOMET}Citation> }}"):
        raise UnknownNameError(
            f"There is no citation {citation} in the graph; coomet-graph show tells those of an entry.",
            f"Ссылки {citation} в графе нет; ссылки пункта показывает coomet-graph show.",
        )
    citing, cited = set[str](), set[str]()
    for row in dataset.select(_TEXTS.replace("<CITATION>", str(NamedNode(citation)))).dicts():
        (cited if "item" in row else citing).add(text_hash(row["text"].value))
    return Confirmation(citation, by, on, frozenset(citing), frozenset(cited), note)


def text_hash(text: str) -> str:
    """The hash of a text as the rule `link-state` makes it."""
    return sha256(text.encode()).hexdigest()


def confirmations_of(triples: Iterable[Triple]) -> tuple[Confirmation, ...]:
    """The confirmations among the statements, sorted.

    Raises UnreadableGraphError for one that is not whole.
    """
    said: defaultdict[str, defaultdict[NamedNode, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        if isinstance(triple.object, NamedNode | Literal):
            said[str(triple.subject)][triple.predicate].add(triple.object)
    found = (_confirmation(node, of) for node, of in said.items() if _CLASS in of[TYPE])
    return tuple(sorted(found, key=lambda each: (each.citation, each.on, each.by, each.note)))


def _confirmation(node: str, said: dict[NamedNode, set[Term]]) -> Confirmation:
    def texts(prop: NamedNode) -> frozenset[str]:
        return frozenset(term.value for term in said.get(prop, ()))

    def one(prop: NamedNode) -> str:
        (value,) = texts(prop)
        return value

    try:
        note = " ".join(sorted(texts(_NOTE)))
        read = Confirmation(
            one(_CONFIRMS), one(_BY), date.fromisoformat(one(_ON)), texts(_CITING), texts(_CITED), note
        )
        read = replace(read, replaces=texts(_REPLACES))
        for iri in (read.citation, *read.replaces):
            NamedNode(iri)
        if not read.citing or any(len(each) != _HASH_LENGTH for each in read.citing | read.cited):
            raise ValueError("a hash of SHA-256 has 64 digits")
    except ValueError as error:
        raise UnreadableGraphError(
            f"The confirmation {node} is not whole ({error}); it needs confirms, dcterms:creator, "
            "dcterms:created and citingTextHash.",
            f"Подтверждение {node} неполно ({error}); нужны confirms, dcterms:creator, dcterms:created "
            "и citingTextHash.",
        ) from error
    return read
