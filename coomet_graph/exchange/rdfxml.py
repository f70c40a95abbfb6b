"""RDF/XML with one statement on a line.

XML cannot hold control characters, nor a property whose name does not end in a word: such a graph is refused,
never changed.
"""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from coomet_graph.errors import OutputError
from coomet_graph.exchange.terms import NOT_XML
from coomet_graph.namespaces import PREFIXES, XSD

# Kept as references: a parser would read them as a line feed (in an attribute, as spaces).
_IN_TEXT = {"\r": "&#13;"}
# What a name cannot begin with is skipped at one go, so that a long address costs its length and no more.
_LAST_WORD = re.compile(r"(?<![A-Za-z0-9_.-])[0-9.-]*+(?P<word>[A-Za-z_][A-Za-z0-9_.-]*+)\Z")


def to_rdfxml(triples: Iterable[Triple]) -> bytes:
    """The triples, sorted by subject, as RDF/XML. Raises OutputError for what XML cannot hold."""
    used = {"rdf"}
    lines: list[str] = []
    subject: object = None
    for triple in triples:
        if triple.subject != subject:
            if subject is not None:
                lines.append("  </rdf:Description>")
            subject = triple.subject
            lines.append(f"  <rdf:Description{_reference(subject, 'about')}>")
        lines.append(f"    {_statement(triple, used)}")
    if subject is not None:
        lines.append("  </rdf:Description>")
    namespaces = "".join(f'\n    xmlns:{prefix}="{PREFIXES[prefix]}"' for prefix in sorted(used))
    body = "".join(f"{line}\n" for line in lines)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{namespaces}>\n{body}</rdf:RDF>\n'.encode()


def _statement(triple: Triple, used: set[str]) -> str:
    name, declaration = _element(triple.predicate.value, used)
    value = triple.object
    if not isinstance(value, Literal):
        return f"<{name}{declaration}{_reference(value, 'resource')}/>"
    attribute = ""
    if value.language:
        attribute = f' xml:lang="{value.language}"'
    elif value.datatype.value != XSD + "string":
        attribute = f" rdf:datatype={_quoted(value.datatype.value)}"
    return f"<{name}{declaration}{attribute}>{escape(_checked(value.value), _IN_TEXT)}</{name}>"


def _reference(term: object, attribute: str) -> str:
    if isinstance(term, BlankNode):
        return f' rdf:nodeID="b{term.value}"'
    assert isinstance(term, NamedNode)
    return f" rdf:{attribute}={_quoted(term.value)}"


def _element(iri: str, used: set[str]) -> tuple[str, str]:
    """The name of a property's element, and the declaration it needs if its namespace is none of ours."""
    found = _LAST_WORD.search(iri)
    if found is None:
        raise OutputError(
            f"RDF/XML cannot hold the property <{iri}>, which does not end in a word; choose another format.",
            f"RDF/XML не может содержать свойство <{iri}> (в конце нет слова); выберите другой формат.",
        )
    word = found["word"]
    for prefix, namespace in PREFIXES.items():
        if iri == namespace + word:
            used.add(prefix)
            return f"{prefix}:{word}", ""
    return f"other:{word}", f" xmlns:other={_quoted(iri.removesuffix(word))}"


def _quoted(text: str) -> str:
    return quoteattr(_checked(text))


def _checked(text: str) -> str:
    found = NOT_XML.search(text)
    if found is not None:
        code = f"U+{ord(found.group()):04X}"
        raise OutputError(
            f"RDF/XML cannot hold the character {code}, which the graph has; choose another format.",
            f"RDF/XML не может содержать символ {code}, имеющийся в графе; выберите другой формат.",
        )
    return text
