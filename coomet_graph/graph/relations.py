"""What an entry is related to: citations, participations, states, projects, documents, meetings, mentions."""

from collections import Counter
from typing import Any

from pyoxigraph import Literal, NamedNode

from coomet_graph.documents.model import Passage
from coomet_graph.graph.statements import Statements
from coomet_graph.graph.terms import TYPE, concept, coomet, integer, words_literal, year_month
from coomet_graph.iris import Minter, digest, slug
from coomet_graph.namespaces import DCTERMS, FOAF, ORG, PROV, SCHEMA, SKOS
from coomet_graph.records.grammars.citations import Citation, CitedIndicator
from coomet_graph.records.grammars.codes import DocumentCode, ProjectNumber
from coomet_graph.records.grammars.meetings import Meeting
from coomet_graph.records.grammars.mentions import CalledProgramme
from coomet_graph.records.grammars.people import Person
from coomet_graph.records.grammars.performers import Performer
from coomet_graph.records.grammars.status import Status
from coomet_graph.records.grammars.targets import Target
from coomet_graph.records.identity import programme_key
from coomet_graph.records.model import EntryRecord, Read

_NOTATION = NamedNode(SKOS + "notation")
_DEFINITION = NamedNode(SKOS + "definition")
_TITLE = NamedNode(DCTERMS + "title")
_IDENTIFIER = NamedNode(DCTERMS + "identifier")
_STAGES = {"a": "agreed", "p": "proposed"}
# Short names of bodies in the identifiers of their meetings ("pc-28"), as the notes cite them.
_MEETING_NAMES = {"presidential-council": "pc"}
# Programmes of these kinds are keyed by body and period; others are known by name alone.
_WORK_KINDS = frozenset({"work", "collaboration", "research"})


class Relations:
    """States the relations of one entry (or programme) on the strength of the words that name them."""

    def __init__(
        self, statements: Statements, minter: Minter, programme: str, subject: NamedNode, notation: str
    ) -> None:
        self.statements, self.minter = statements, minter
        self.programme, self.subject, self.notation = programme, subject, notation

    def relate(self, entry: EntryRecord) -> None:
        """Everything the entry's record says of its relations."""
        for citation in entry.citations:
            self._citation(citation)
        for performer in entry.performers:
            self._participation(performer, "performer", "hasPerformerParticipation")
        for partner in entry.partners:
            self._participation(partner, "joint", "hasJointParticipation")
        self._projects(entry)
        for document in entry.documents:
            self._of_entry_and_project(entry, "concernsDocument", self._document(document), document)
        for status in entry.statuses:
            self._status(status)
        self._targets(entry)
        for meeting in entry.meetings:
            self._link("refersToMeeting", self.meeting(meeting), meeting)
        for mention in entry.mentions:
            thing = self._node(mention.value.kind, mention.value.identifier)
            self._of_entry_and_project(entry, "concerns", thing, mention)
        for called in entry.called:
            self._called(called)

    def meeting(self, read: Read[Meeting]) -> NamedNode:
        """The meeting named by the words, with what they say of it."""
        meeting = read.value
        name = _MEETING_NAMES.get(meeting.body, meeting.body)
        held = self.held_in(meeting)
        node = self._node("meeting", f"{name}-{meeting.number or held}")
        self._say(node, TYPE, coomet("Meeting"), read)
        host = self._node("organisation" if meeting.organisation else "body", meeting.body)
        self._say(node, coomet("meetingBody"), host, read)
        if meeting.number is not None:
            self._say(node, coomet("meetingNumber"), integer(meeting.number), read)
        if held:
            self._say(node, coomet("heldIn"), year_month(held), read)
        return node

    def held_in(self, meeting: Meeting) -> str:
        """When a meeting was held: "2021-11", "2022", or "" where the words do not say."""
        if meeting.year is None:
            return ""
        return f"{meeting.year}-{meeting.month:02d}" if meeting.month else str(meeting.year)

    def _citation(self, read: Read[Citation]) -> None:
        citation = read.value
        if citation.start is None or citation.end is None:
            return
        if programme_key("development", "", citation.start, citation.end) == self.programme:
            self._own_indicators(read)
            return
        key = programme_key("development", "", citation.start, citation.end)
        cited = self._node("programme", key)
        if citation.programme_words:
            years = Read(None, citation.programme_words, read.column)
            self._development_programme(citation.start, citation.end, years)
        items = citation.items or ((None, read.words),)
        for item, words in items:
            # Indicators after several items belong to them together: no one can say which to which.
            own = citation.indicators if len(items) == 1 else ()
            self._one_citation(read, key, cited, item=item, words=words, indicators=own)
        if len(items) > 1 and citation.indicators:
            self._one_citation(read, key, cited, item=None, words=read.words, indicators=citation.indicators)

    def _development_programme(self, start: int, end: int, read: Read[Any]) -> NamedNode:
        node = self._node("programme", programme_key("development", "", start, end))
        self._say(node, TYPE, coomet("DevelopmentProgramme"), read)
        self._say(node, coomet("startYear"), integer(start), read)
        self._say(node, coomet("endYear"), integer(end), read)
        return node

    def _own_indicators(self, read: Read[Citation]) -> None:
        """A development programme that names an indicator with an item states it, rather than cites it."""
        for indicator in read.value.indicators:
            thing = self._indicator(self.programme, indicator, read)
            told = Read(None, indicator.words, indicator.column or read.column)
            self._say(thing, NamedNode(PROV + "hadPrimarySource"), self.statements.source, told)
            self._link("measuredBy", thing, told)

    def _indicator(self, key: str, indicator: CitedIndicator, read: Read[Citation]) -> NamedNode:
        thing = self._node("indicator", key, indicator.notation)
        told = Read(None, indicator.words, indicator.column or read.column)
        self._say(thing, TYPE, coomet("Indicator"), told)
        self._say(thing, _NOTATION, Literal(indicator.notation), told)
        # Within a range ("a.1.1–a.1.3") it is not written out: the range is how it is written.
        self._say(thing, coomet("sourceNotation"), Literal(indicator.words.text), told)
        self._say(thing, coomet("inProgramme"), self._node("programme", key), told)
        if said := indicator.description:
            self._say(thing, _DEFINITION, words_literal(said.text), Read(None, said, told.column))
        return thing

    def _one_citation(
        self, read: Read[Citation], key: str, cited: NamedNode, *, item: str | None, words: Passage,
        indicators: tuple[CitedIndicator, ...],
    ) -> None:  # fmt: skip
        name = [key, item or "-".join(each.notation for each in indicators)]
        node = self._node("citation", self.programme, self.notation, *(part for part in name if part))
        self._say(node, TYPE, coomet("Citation"), read)
        self._say(node, coomet("citesProgramme"), cited, read)
        self._link("hasCitation", node, read)
        if item is not None:
            thing = self._node("item", key, item)
            told = Read(None, words, read.column)
            self._say(thing, TYPE, coomet("DevelopmentProgrammeItem"), told)
            self._say(thing, _NOTATION, Literal(item), told)
            self._say(
                thing,
                coomet("inProgramme"),
                cited,
                Read(None, words + read.value.programme_words, read.column),
            )
            self._say(node, coomet("citesItem"), thing, told)
        for indicator in indicators:
            thing = self._indicator(key, indicator, read)
            self._say(
                node,
                coomet("citesIndicator"),
                thing,
                Read(None, indicator.words, indicator.column or read.column),
            )

    def _participation(self, read: Read[Performer], capacity: str, link: str) -> None:
        performer = read.value
        node = self._node(
            "participation", self.programme, self.notation, capacity, _performer_slug(performer)
        )
        self._say(node, TYPE, coomet("Participation"), read)
        self._say(node, coomet("capacity"), concept("capacity", capacity), read)
        self._say(node, coomet("sourceNotation"), Literal(read.words.text), read)
        self._link(link, node, read)
        for country in performer.countries:
            self._say(node, coomet("forCountry"), self._node("country", country), read)
        if performer.group is not None:
            group = self._node("collective", performer.group)
            self._say(node, coomet("participantGroup"), group, read)
            if performer.role is not None:
                self._say(node, NamedNode(ORG + "role"), concept("role", performer.role), read)
        elif performer.organisation is not None:
            self._say(node, coomet("participant"), self._node("organisation", performer.organisation), read)
        elif performer.role is not None:
            self._say(node, coomet("participantPost"), self._post(read), read)
        else:
            self._say(node, coomet("participantBody"), self._body(read), read)

    def _post(self, read: Read[Performer]) -> NamedNode:
        performer = read.value
        node = self._node("post", _performer_slug(performer))
        self._say(node, TYPE, NamedNode(ORG + "Post"), read)
        self._say(node, NamedNode(ORG + "postIn"), self._body(read), read)
        self._say(node, NamedNode(ORG + "role"), concept("role", performer.role or "member"), read)
        self._say(node, coomet("sourceNotation"), Literal(read.words.text), read)
        if performer.portfolio is not None:
            self._say(node, coomet("portfolio"), words_literal(performer.portfolio), read)
        return node

    def _body(self, read: Read[Performer]) -> NamedNode:
        name = read.value.body or ""
        node = self._node("body", name)
        self._say(node, TYPE, coomet("StructuralBody"), read)
        return node

    def _projects(self, entry: EntryRecord) -> None:
        for read in (*((entry.own_project,) if entry.own_project else ()), *entry.projects):
            self._link("underProject", self._project(read), read)
        target = self._project(entry.own_project) if entry.own_project is not None else self.subject
        if entry.own_project is not None and entry.title.words:
            self._say(target, _TITLE, words_literal(entry.title.value), entry.title)
        for coordinator in entry.coordinators:
            if isinstance(coordinator.value, Person):
                who = self._person(Read(coordinator.value, coordinator.words, coordinator.column))
            else:
                who = self._performer(Read(coordinator.value, coordinator.words, coordinator.column))
            self._say(target, coomet("coordinatedBy"), who, coordinator)
        for participant in entry.participants:
            if isinstance(participant.value, str):
                country = self._node("country", participant.value)
                self._say(target, coomet("participatingCountry"), country, participant)
            else:
                named = Read(participant.value, participant.words, participant.column)
                self._participation(named, "joint", "hasJointParticipation")

    def _of_entry_and_project(self, entry: EntryRecord, name: str, thing: NamedNode, read: Read[Any]) -> None:
        """What an entry that is itself a project concerns, its project concerns too."""
        self._link(name, thing, read)
        if entry.own_project is not None:
            project = self._node("project", str(entry.own_project.value.number))
            self._say(project, coomet(name), thing, read)

    def _performer(self, read: Read[Performer]) -> NamedNode:
        performer = read.value
        if performer.organisation is not None:
            return self._node("organisation", performer.organisation)
        if performer.group is not None:
            return self._node("collective", performer.group)
        return self._post(read) if performer.role is not None else self._body(read)

    def _person(self, read: Read[Person]) -> NamedNode:
        node = self._node("person", slug(read.value.name))
        self._say(node, TYPE, NamedNode(SCHEMA + "Person"), read)
        self._say(node, NamedNode(FOAF + "name"), Literal(read.value.name), read)
        if read.value.organisation is not None:
            institute = self._node("organisation", read.value.organisation)
            self._say(node, NamedNode(ORG + "memberOf"), institute, read)
        return node

    def _project(self, read: Read[ProjectNumber]) -> NamedNode:
        number = read.value
        node = self._node("project", str(number.number))
        self._say(node, TYPE, coomet("Project"), read)
        self._say(node, _NOTATION, Literal(str(number.number)), read)
        self._say(node, _IDENTIFIER, Literal(str(number)), read)
        self._say(node, coomet("sourceNotation"), Literal(read.words.text), read)
        self._say(node, coomet("proposedByCountry"), self._node("country", number.country.lower()), read)
        self._say(node, coomet("registrationYear"), integer(number.year), read)
        if number.stage is not None:
            self._say(node, coomet("projectStage"), concept("projectstage", _STAGES[number.stage]), read)
        return node

    def _document(self, read: Read[DocumentCode]) -> NamedNode:
        code = read.value
        base = self._node("document", slug(code.base))
        self._say(base, TYPE, coomet("NormativeDocument"), read)
        if code.edition is None:
            self._say(base, coomet("sourceNotation"), Literal(read.words.text), read)
            return base
        edition = self._node("document", slug(code.base), str(code.edition))
        self._say(edition, TYPE, coomet("NormativeDocument"), read)
        self._say(edition, _NOTATION, Literal(str(code)), read)
        self._say(edition, coomet("sourceNotation"), Literal(read.words.text), read)
        self._say(edition, NamedNode(DCTERMS + "isVersionOf"), base, read)
        return edition

    def _status(self, read: Read[Status]) -> None:
        status = read.value
        parts = [
            status.status,
            str(status.project.number) if status.project else "",
            digest(read.words.text, length=6),
        ]
        node = self._node(
            "statusobservation", self.programme, self.notation, "-".join(part for part in parts if part)
        )
        self._say(node, TYPE, coomet("StatusObservation"), read)
        self._say(node, coomet("status"), concept("status", status.status), read)
        self._say(node, coomet("statusText"), words_literal(read.words.text), read)
        self._link("hasStatusObservation", node, read)
        if status.expected_completion is not None:
            self._say(node, coomet("expectedCompletion"), integer(status.expected_completion), read)
        if status.scope is not None:
            self._say(node, coomet("statusScope"), words_literal(status.scope), read)
        if status.project is not None:
            project = self._node("project", str(status.project.number))
            self._say(node, coomet("statusOfProject"), project, read)
        if status.moved_to is not None:
            body, start, end = status.moved_to
            self._say(node, coomet("proposedProgramme"), self._work_programme(body, start, end, read), read)

    def _work_programme(self, body: str, start: int, end: int, read: Read[Any]) -> NamedNode:
        node = self._node("programme", programme_key("work", body, start, end))
        self._say(node, TYPE, coomet("WorkProgramme"), read)
        self._say(node, coomet("programmeBody"), self._node("body", body), read)
        self._say(node, coomet("startYear"), integer(start), read)
        self._say(node, coomet("endYear"), integer(end), read)
        return node

    def _targets(self, entry: EntryRecord) -> None:
        """A target belongs to the indicator that the entry names beside it, or to the entry itself."""
        counts: Counter[NamedNode] = Counter()
        for target in entry.targets:
            owner, path = self._owner(entry, target)
            counts[owner] += 1
            node = self._node("target", *path, *([str(counts[owner])] if counts[owner] > 1 else []))
            self._say(node, TYPE, coomet("Target"), target)
            self._say(node, coomet("comparator"), Literal(target.value.comparator), target)
            self._say(node, coomet("targetValue"), integer(int(float(target.value.value))), target)
            self._say(node, coomet("targetUnit"), words_literal(target.value.unit), target)
            if target.value.per is not None:
                self._say(node, coomet("targetPeriod"), words_literal(target.value.per), target)
            self._say(owner, coomet("hasTarget"), node, target)

    def _owner(self, entry: EntryRecord, target: Read[Target]) -> tuple[NamedNode, tuple[str, ...]]:
        """Whose target it is, with its name: the indicator it tells of, the only one named, or the entry."""
        placed = [read.value for read in entry.citations if read.value.start is not None]
        named = [(each, indicator) for each in placed for indicator in each.indicators]
        own = [(each, indicator) for each, indicator in named if _tells_of(target.words, indicator)]
        owners = own or [(each, indicator) for each, indicator in named if not each.items]
        if len(owners) != 1:
            return self.subject, (self.programme, self.notation)
        citation, indicator = owners[0]
        key = programme_key("development", "", citation.start, citation.end)
        return self._node("indicator", key, indicator.notation), (key, indicator.notation)

    def _called(self, read: Read[CalledProgramme]) -> None:
        called = read.value
        if called.kind == "outside":
            self._link("concerns", self._node("programme", called.key), read)
            return
        if called.kind == "development":
            if called.start is None or called.end is None:
                # Without years it may be any of them.
                return
            node = self._development_programme(called.start, called.end, read)
        elif (
            called.kind in _WORK_KINDS and called.body and called.start is not None and called.end is not None
        ):
            node = self._work_programme(called.body, called.start, called.end, read)
        else:
            node = self._node("programme", called.key)
            self._say(node, TYPE, coomet("Programme"), read)
        self._link("callsForProgramme", node, read)

    def _link(self, name: str, node: NamedNode, read: Read[Any]) -> None:
        self._say(self.subject, coomet(name), node, read)

    def _say(self, subject: NamedNode, prop: NamedNode, value: NamedNode | Literal, read: Read[Any]) -> None:
        self.statements.state(subject, prop, value, read.words, read.column)

    def _node(self, kind: str, *identifier: str) -> NamedNode:
        return NamedNode(self.minter.thing(kind, *identifier))


def _performer_slug(performer: Performer) -> str:
    """The identifier of a performer: body, group or organisation, with the post and its portfolio."""
    who = performer.body or performer.group or performer.organisation or ""
    if performer.role is None:
        return who
    portfolio = f"-for-{slug(performer.portfolio)}" if performer.portfolio else ""
    return f"{performer.role}-of-{who}{portfolio}"


def _tells_of(words: Passage, indicator: CitedIndicator) -> bool:
    """Whether the words are said of the indicator: in its description, or behind it as in "Ind-a.1.1: …"."""
    first = words.words[0].order
    behind = indicator.words.words[-1].order + 1
    return first == behind or any(word.order == first for word in indicator.description.words)
