"""Rules: if statements of these forms hold, so does one of that form."""

from dataclasses import dataclass

from coomet_graph.namespaces import RDF

TYPE = RDF + "type"


@dataclass(frozen=True, slots=True)
class Atom:
    """The form of a statement: variables begin with "?", everything else is an IRI."""

    subject: str
    predicate: str
    object: str

    @property
    def key(self) -> str:
        """What statements of this form are of: the class where it is a type, else the property."""
        return self.object if self.predicate == TYPE and not self.object.startswith("?") else self.predicate

    def __str__(self) -> str:
        return " ".join(
            end if end.startswith("?") else f"<{end}>" for end in (self.subject, self.predicate, self.object)
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """What follows (`head`) from what (`body`); `things` are variables that only an IRI can stand for."""

    head: Atom
    body: tuple[Atom, ...]
    things: tuple[str, ...] = ()

    @property
    def guard(self) -> str:
        """The filters that keep texts from standing where a thing must."""
        return " ".join(f"FILTER(ISIRI({variable}))" for variable in self.things)
