"""Performers: bodies, posts, members, ranges, collectives, portfolios and country qualifiers.

Chairs of TC 4, SC 4.1         a plural post is held in each body that follows
SC 4.1, SC 4.3 Chairs          … and in each bare body before it
TC 2 Members All interested …  lists may lack separators
Vice-President responsible for cooperation with RMOs
Committee Members from Armenia and Tajikistan at the Quality Forum
"""

import re
from dataclasses import dataclass, replace

from coomet_graph.documents.model import Passage
from coomet_graph.records.grammars.bodies import match_all_bodies, match_bodies
from coomet_graph.records.grammars.found import Found
from coomet_graph.records.grammars.letters import fold
from coomet_graph.records.lexicon import Lexicon

_ROLES = (
    (re.compile(r"(?:vice|deputy)[- ]chair(?:s|man|men|persons?|woman)?\b", re.I), "vice-chair"),
    (re.compile(r"chair(?:s|man|men|persons?|woman|women)?\b", re.I), "chair"),
    (re.compile(r"secretar(?:iats?|y|ies)\b", re.I), "secretariat"),
    (re.compile(r"members?\b", re.I), "member"),
    (re.compile(r"(?:responsible\s+)?representatives?\b", re.I), "representative"),
    (re.compile(r"coordinators?\b", re.I), "coordinator"),
)
_PLURAL = re.compile(r"(?:s|men|women|ies)$", re.I)
_PRESIDENT = re.compile(
    r"(?:COOMET[- ]\s*)?(?P<vice>Vice[- ]?)?President(?!\w|['’]|ial)"
    r"(?:,?\s+responsible\s+for\s+(?P<portfolio>.+?)(?=\s*(?:$|[,;]\s*"
    r"(?:COOMET|President|Vice|JCMS|TC|SC|Chair|Quality|Committee|Member|Secretariat))))?",
    re.I,
)
_ADMINISTRATOR = re.compile(
    r"(?:COOMET\s+)?(?P<of>web[- ]?site|(?:web[- ]?)?portal|server)\s+administrators?\b", re.I
)
_COMMITTEE = re.compile(r"(?:COOMET\s+)?Committee(?=\s+members?\b)", re.I)
_OF = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?", re.I)
_SEPARATOR = re.compile(r"\s*(?P<mark>[,;/]\s*(?:and\s+)?|(?:and|&|и)\s+)?(?:the\s+)?", re.I)
_FROM = re.compile(r"\s+(?:from|of)\s+(?:the\s+)?", re.I)
_COUNTRY_SEPARATOR = re.compile(r"\s*(?:,\s*and|,|and|и)\s*", re.I)
_AT = re.compile(r"\s+at\s+(?:the\s+)?", re.I)


@dataclass(frozen=True, slots=True)
class Performer:
    """One performer: a body, a post in a body or group, a group, or an outside organisation."""

    body: str | None = None
    role: str | None = None
    group: str | None = None
    organisation: str | None = None
    portfolio: str | None = None
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Performers:
    """A list of performers: where it ends in the passage, and where two stand without a separator."""

    items: tuple[Found[Performer], ...]
    end: int
    junctures: tuple[int, ...] = ()


def parse_performers(
    passage: Passage, lexicon: Lexicon, start: int = 0, barriers: tuple[int, ...] = ()
) -> Performers:
    """The longest list of performers that begins at `start`.

    At a barrier (an offset where a new block of text begins) the list goes on only after a separator.
    """
    if not passage:
        return Performers((), start)
    return _Scanner(passage, fold(passage.text), lexicon, barriers).run(start)


class _Scanner:
    def __init__(self, passage: Passage, text: str, lexicon: Lexicon, barriers: tuple[int, ...]) -> None:
        self.passage, self.text, self.lexicon, self.barriers = passage, text, lexicon, barriers
        self.items: list[Found[Performer]] = []

    def run(self, start: int) -> Performers:
        end = position = start
        junctures: list[int] = []
        separated = True
        while position < len(self.text):
            count = len(self.items)
            stop = self._one(position)
            if stop is None:
                break
            if not separated and count:
                junctures.append(position)
            end = stop
            separator = _SEPARATOR.match(self.text, stop)
            assert separator is not None
            separated = separator["mark"] is not None
            position = separator.end()
            if not separated and any(end <= barrier <= position for barrier in self.barriers):
                break
        return Performers(tuple(self.items), end, tuple(junctures))

    def _one(self, at: int) -> int | None:
        for rule in (
            self._president,
            self._administrator,
            self._collective,
            self._role_of,
            self._body,
            self._organisation,
        ):
            stop = rule(at)
            if stop is not None:
                return stop
        return None

    def _add(self, performer: Performer, start: int, end: int) -> None:
        self.items.append(Found(performer, self.passage.cut(start, end), start, end))

    def _president(self, at: int) -> int | None:
        # A portfolio has no end of its own: the block of text that names it is the limit.
        limit = min((barrier for barrier in self.barriers if barrier > at), default=len(self.text))
        match = _PRESIDENT.match(self.text, at, limit)
        if match is None:
            return None
        role = "vice-president" if match["vice"] else "president"
        self._add(Performer(body="coomet", role=role, portfolio=match["portfolio"]), at, match.end())
        return match.end()

    def _administrator(self, at: int) -> int | None:
        match = _ADMINISTRATOR.match(self.text, at)
        if match is None:
            return None
        self._add(
            Performer(body="coomet", role="administrator", portfolio=match["of"].lower()), at, match.end()
        )
        return match.end()

    def _collective(self, at: int) -> int | None:
        named = self.lexicon.collectives.match(self.text, at)
        if named is None:
            return None
        longer = match_bodies(self.text, at, self.lexicon)
        if longer is not None and longer[0] > named[0]:
            return None
        self._add(Performer(group=named[1]), at, named[0])
        return named[0]

    def _role_of(self, at: int) -> int | None:
        """`Chairs of TC 4, SC 4.1`: the post is held in the first body, and in all that follow if plural."""
        role = self._role(at)
        if role is None:
            return None
        name, after = role
        of = _OF.match(self.text, after)
        if of is None:
            return None
        plural = _PLURAL.search(self.text[at:after]) is not None
        first, position, end = at, of.end(), None
        while True:
            bodies = self._bodies(position)
            if bodies is None or (end is not None and self._role_after(bodies[0])):
                return end
            end = bodies[0]
            for body, group in bodies[1]:
                self._add(Performer(body=body, group=group, role=name), first, end)
            separator = _SEPARATOR.match(self.text, end)
            if not plural or separator is None or separator["mark"] is None:
                return self._qualifiers(end)
            first = position = separator.end()
            upcoming = self._bodies(position)
            if upcoming is None or not all(_numbered(body) for body, group in upcoming[1] if not group):
                return self._qualifiers(end)

    def _body(self, at: int) -> int | None:
        """`TC 4`, `TC 4 Chair`, `TC 4 Chair and Secretariat`; a plural post reaches back over bare bodies."""
        committee = _COMMITTEE.match(self.text, at)
        bodies = (committee.end(), (("committee", None),)) if committee is not None else self._bodies(at)
        if bodies is None:
            return None
        end, named = bodies
        role = self._role_after(end)
        if role is None:
            for body, group in named:
                self._add(Performer(body=body, group=group), at, end)
            return end
        name, after = role
        if _PLURAL.search(self.text[end:after]) and name == "chair":
            self._reach_back(name, at)
        for body, group in named:
            self._add(Performer(body=body, group=group, role=name), at, after)
        second = re.compile(r"\s+and\s+").match(self.text, after)
        extra = self._role(second.end()) if second is not None else None
        if second is not None and extra is not None and _OF.match(self.text, extra[1]) is None:
            for body, group in named:
                self._add(Performer(body=body, group=group, role=extra[0]), second.end(), extra[1])
            after = extra[1]
        return self._qualifiers(after)

    def _organisation(self, at: int) -> int | None:
        named = self.lexicon.organisations.match(self.text, at)
        if named is None:
            return None
        self._add(Performer(organisation=named[1]), at, named[0])
        return named[0]

    def _bodies(self, at: int) -> tuple[int, tuple[tuple[str | None, str | None], ...]] | None:
        """End and (body, group) pairs of what is named at `at`."""
        whole = match_all_bodies(self.text, at)
        if whole is not None:
            return whole[0], ((None, whole[1]),)
        bodies = match_bodies(self.text, at, self.lexicon)
        return None if bodies is None else (bodies[0], tuple((body, None) for body in bodies[1]))

    def _role(self, at: int) -> tuple[str, int] | None:
        for pattern, name in _ROLES:
            match = pattern.match(self.text, at)
            if match is not None:
                return name, match.end()
        return None

    def _role_after(self, end: int) -> tuple[str, int] | None:
        gap = re.compile(r"[\s-]+").match(self.text, end)
        role = None if gap is None else self._role(gap.end())
        # "SC 4.3 Members of TC 4": the post belongs to what follows.
        if role is not None and _OF.match(self.text, role[1]) and self._bodies(self._after_of(role[1])):
            return None
        return role

    def _after_of(self, position: int) -> int:
        match = _OF.match(self.text, position)
        return position if match is None else match.end()

    def _reach_back(self, role: str, at: int) -> None:
        edge = at
        for index in range(len(self.items) - 1, -1, -1):
            item = self.items[index]
            if item.value.role or not item.value.body or not _numbered(item.value.body):
                return
            if self.text[item.end : edge].strip(" ,") not in ("", "and"):
                return
            self.items[index] = replace(item, value=replace(item.value, role=role))
            edge = item.start

    def _qualifiers(self, end: int) -> int:
        """Countries and occasions after members: `from Armenia and Tajikistan at the Quality Forum`."""
        representative = re.compile(r"\s+in\s+(?:the\s+)?").match(self.text, end)
        if representative is not None and self.items[-1].value.role == "representative":
            named = self.lexicon.organisations.match(self.text, representative.end())
            if named is not None:
                self._amend(portfolio=self.text[representative.end() : named[0]], end=named[0])
                return named[0]
        start = _FROM.match(self.text, end)
        countries: list[str] = []
        position = start.end() if start is not None else end
        while start is not None:
            named = self.lexicon.countries.match(self.text, position)
            if named is None:
                break
            countries.append(named[1])
            end = named[0]
            separator = _COUNTRY_SEPARATOR.match(self.text, end)
            if separator is None:
                break
            position = separator.end()
        if countries:
            self._amend(countries=tuple(countries), end=end)
        occasion = _AT.match(self.text, end)
        if occasion is not None and countries:
            bodies = self._bodies(occasion.end())
            if bodies is not None:
                self._amend(end=bodies[0])
                return bodies[0]
        return end

    def _amend(
        self, end: int, portfolio: str | None = None, countries: tuple[str, ...] | None = None
    ) -> None:
        item = self.items[-1]
        value = replace(
            item.value,
            portfolio=portfolio or item.value.portfolio,
            countries=item.value.countries if countries is None else countries,
        )
        self.items[-1] = Found(value, self.passage.cut(item.start, end), item.start, end)


def _numbered(body: str | None) -> bool:
    """Whether a post such as "Chairs of …" spreads to this body: technical committees and their like."""
    return body is not None and (body.startswith(("tc-", "sc-")) or body == "jcms")
