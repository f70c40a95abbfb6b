"""Performers: bodies, posts, members, ranges, collectives, portfolios and country qualifiers.

Chairs of TC 4, SC 4.1         a plural post is held in each body that follows
SC 4.1, SC 4.3 Chairs          … and in each bare body before it
TC 2 Members All interested …  lists may lack separators
Vice-President responsible for cooperation with RMOs
Committee Members from Armenia and Tajikistan at the Quality Forum
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.bodies import match_all_bodies, match_bodies
from coomet_graph.records.grammars.found import Found
from coomet_graph.records.grammars.performer_names import (
    behind_bodies,
    match_countries,
    match_home,
    match_organisation,
)
from coomet_graph.records.grammars.performer_phrases import (
    ADMINISTERED,
    ADMINISTRATOR,
    ANOTHER_ROLE,
    AT,
    BARE_SECRETARIAT,
    COLON,
    COMMITTEE,
    CYRILLIC,
    EVERY,
    FROM,
    GAP,
    GENITIVE,
    IN,
    NO_CHAIRS,
    OF,
    PRESIDENT,
    RUSSIAN_PRESIDENT,
    SEPARATOR,
)
from coomet_graph.records.grammars.performer_posts import match_role, match_role_in_bracket
from coomet_graph.records.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Performer:
    """One performer: a body, a post in a body or group, a group, or an outside organisation."""

    body: str | None = None
    role: str | None = None
    group: str | None = None
    organisation: str | None = None
    portfolio: str | None = None
    countries: tuple[str, ...] = ()


COOMET_SECRETARIAT = Performer(body="secretariat")


@dataclass(frozen=True, slots=True)
class Performers:
    """A list of performers: where it ends in the passage, and where two stand without a separator."""

    items: tuple[Found[Performer], ...]
    end: int
    junctures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A performer, and from where to where in a text it is named."""

    performer: Performer
    start: int
    end: int

    def found_in(self, passage: Passage) -> Found[Performer]:
        """The performer with the words of the passage that the text is of."""
        return Found(self.performer, passage.cut(self.start, self.end), self.start, self.end)


@dataclass(frozen=True, slots=True)
class Scan:
    """What is named in a text: the performers, where they end, and where two stand without a separator."""

    items: tuple[Named, ...]
    end: int
    junctures: tuple[int, ...] = ()


def parse_performers(
    passage: Passage, lexicon: Lexicon, start: int = 0, barriers: tuple[int, ...] = ()
) -> Performers:
    """The longest list of performers that begins at `start`.

    At a barrier (an offset where a new block of text begins) the list goes on only after a separator.
    """
    scan = _scan(fold(passage.text), lexicon, start, barriers)
    return Performers(tuple(item.found_in(passage) for item in scan.items), scan.end, scan.junctures)


# Rows of one table name the same performers again and again.
@lru_cache(256)
def _scan(text: str, lexicon: Lexicon, start: int, barriers: tuple[int, ...]) -> Scan:
    return Scanner(text, lexicon, barriers).run(start)


_Bodies = tuple[int, tuple[tuple[str | None, str | None], ...]]
_COOMET = (("coomet", None),)


class Scanner:
    """Looks for performers in a folded text, which is prepared once however often it is looked at."""

    def __init__(self, text: str, lexicon: Lexicon, barriers: tuple[int, ...] = ()) -> None:
        self.text, self.lexicon, self.barriers = text, lexicon, barriers
        self._block_ends = sorted({*barriers, len(text)})
        self.items: list[Named] = []
        self._known_bodies: dict[int, _Bodies | None] = {}

    def run(self, start: int) -> Scan:
        """The longest list of performers that begins at `start`."""
        end = position = start
        self.items = []
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
            separator = SEPARATOR.match(self.text, stop)
            assert separator is not None
            separated = separator["mark"] is not None
            position = separator.end()
            if not separated and any(end <= barrier <= position for barrier in self.barriers):
                break
        return Scan(tuple(self.items), end, tuple(junctures))

    def _one(self, at: int) -> int | None:
        for rule in (
            self._president,
            self._administrator,
            self._collective,
            self._role_of,
            self._body,
            self._organisation,
            self._secretariat,
            self._every,
        ):
            stop = rule(at)
            if stop is not None:
                return stop
        return None

    def _add(self, performer: Performer, start: int, end: int) -> None:
        self.items.append(Named(performer, start, end))

    def _president(self, at: int) -> int | None:
        # A portfolio has no end of its own: the block of text that names it is the limit.
        limit = self._block_end(at)
        match = PRESIDENT.match(self.text, at, limit) or RUSSIAN_PRESIDENT.match(self.text, at, limit)
        if match is None:
            return None
        role = "vice-president" if match["vice"] else "president"
        self._add(Performer(body="coomet", role=role, portfolio=match["portfolio"]), at, match.end())
        return match.end()

    def _administrator(self, at: int) -> int | None:
        match = ADMINISTRATOR.match(self.text, at)
        if match is None:
            return None
        of = match["of"].lower() if match["of"] else ADMINISTERED[match["what"].lower().replace("-", "")]
        self._add(Performer(body="coomet", role="administrator", portfolio=of), at, match.end())
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
        roles = self._roles(at)
        of = self._of(roles[-1][1]) if roles else None
        whole = self._bodies(at)
        # "Секретариат КООМЕТ" is a body, not the secretariat of one.
        if of is None or (whole is not None and whole[0] > roles[-1][1]):
            return None
        plural = any(many for *_, many in roles)
        first, position, end = at, of.end(), None
        while True:
            bodies = self._bodies(position)
            if bodies is None or (end is not None and self._role_after(bodies[0])):
                return end
            end = bodies[0]
            for name, *_ in roles:
                for body, group in bodies[1]:
                    self._add(Performer(body=body, group=group, role=name), first, end)
            separator = SEPARATOR.match(self.text, end)
            if not plural or separator is None or separator["mark"] is None:
                return self._qualifiers(self._second_role(end, bodies[1]))
            upcoming = self._bodies(separator.end())
            # "Chairs of JCMS and Quality Forum": more than one must have a chair.
            pair = first == at and separator["mark"].strip() in ("and", "и") and roles[0][0].endswith("chair")
            named = () if upcoming is None else [body for body, group in upcoming[1] if not group]
            if upcoming is None or not all(
                _numbered(body) or (pair and body not in NO_CHAIRS) for body in named
            ):
                return self._qualifiers(self._second_role(end, bodies[1]))
            first = position = separator.end()

    def _body(self, at: int) -> int | None:
        """`TC 4`, `TC 4 Chair`, `TC 4 Chair and Secretariat`; a plural post reaches back over bare bodies."""
        committee = COMMITTEE.match(self.text, at)
        bodies = (committee.end(), (("committee", None),)) if committee is not None else self._bodies(at)
        if bodies is None:
            return None
        end, named = bodies
        role = self._role_after(end)
        if role is None:
            for body, group in named:
                self._add(Performer(body=body, group=group), at, end)
            return end
        name, after, plural = role
        if plural and name == "chair":
            self._reach_back(name, at)
        for body, group in named:
            self._add(Performer(body=body, group=group, role=name), at, after)
        after = self._second_role(after, named)
        return self._qualifiers(after)

    def _second_role(self, after: int, bodies: Sequence[tuple[str | None, str | None]]) -> int:
        """`TC 4 Chair and Secretariat`: a post without a body of its own is held in the same bodies."""
        joint = ANOTHER_ROLE.match(self.text, after)
        role = match_role(self.text, joint.end()) if joint is not None else None
        if joint is None or role is None or self._of(role[1]) is not None:
            return after
        for body, group in bodies:
            self._add(Performer(body=body, group=group, role=role[0]), joint.end(), role[1])
        return role[1]

    def _organisation(self, at: int) -> int | None:
        limit = self._block_end(at)
        named = match_organisation(self.text, at, limit, self.lexicon)
        if named is not None:
            self._add(Performer(organisation=named[1]), at, named[0])
            return named[0]
        at_home = match_home(self.text, at, limit, self.lexicon)
        if at_home is None:
            return None
        for start, end, identifier in at_home[1]:
            self._add(Performer(organisation=identifier), start, end)
        return at_home[0]

    def _every(self, at: int) -> int | None:
        """`All members of TC 4`, `Все ТК`: only of several can all be meant; the word says nothing more."""
        every = EVERY.match(self.text, at)
        if every is None:
            return None
        after = every.end()
        bodies = self._bodies(after)
        role = match_role(self.text, after) if bodies is None else self._role_after(bodies[0])
        many = role is not None and role[2]
        if bodies is not None:
            return self._body(after) if many or bodies[1][0][1] is not None else None
        return self._collective(after) or (self._role_of(after) if many else None)

    def _block_end(self, at: int) -> int:
        """Where the block of text ends that `at` lies in."""
        return self._block_ends[bisect_right(self._block_ends, at)] if at < len(self.text) else at

    def _secretariat(self, at: int) -> int | None:
        match = BARE_SECRETARIAT.match(self.text, at)
        if match is None or COOMET_SECRETARIAT.body not in self.lexicon.body_ids:
            return None
        self._add(COOMET_SECRETARIAT, at, match.end())
        return match.end()

    def _bodies(self, at: int) -> _Bodies | None:
        """End and (body, group) pairs of what is named at `at`; several rules ask for the same place."""
        if at not in self._known_bodies:
            self._known_bodies[at] = self._bodies_at(at)
        return self._known_bodies[at]

    def _bodies_at(self, at: int) -> _Bodies | None:
        limit = self._block_end(at)
        named = self._named_at(at)
        # "COOMET TC 4" is one body, and "COOMET TCs" are not COOMET beside them.
        gap = GAP.match(self.text, named[0], limit) if named and named[1] == _COOMET else None
        inner = None if gap is None else self._named_at(gap.end())
        if inner is not None and all(group or _numbered(body) for body, group in inner[1]):
            named = inner
        if named is None:
            return None
        bodies = tuple(body for body, _ in named[1] if body is not None)
        return behind_bodies(self.text, named[0], limit, bodies, self.lexicon), named[1]

    def _named_at(self, at: int) -> _Bodies | None:
        """What `_bodies` gives, without anything that belongs to the name."""
        whole = match_all_bodies(self.text, at)
        if whole is not None:
            return whole[0], ((None, whole[1]),)
        bodies = match_bodies(self.text, at, self.lexicon)
        return None if bodies is None else (bodies[0], tuple((body, None) for body in bodies[1]))

    def _roles(self, at: int) -> list[tuple[str, int, bool]]:
        """The post at `at` and those joined to it: `Председатель и секретариат ТК 4`."""
        role = match_role(self.text, at)
        roles = [role] if role is not None else []
        while roles and self._of(roles[-1][1]) is None:
            joint = ANOTHER_ROLE.match(self.text, roles[-1][1])
            role = match_role(self.text, joint.end()) if joint is not None else None
            if role is None:
                break
            roles.append(role)
        return roles

    def _of(self, after: int) -> re.Match[str] | None:
        """The words between a post that ends at `after` and its body; None if no body can follow."""
        colon = COLON.match(self.text, after)
        if colon is not None:
            return colon if self._bodies(colon.end()) is not None else None
        if not CYRILLIC.match(self.text, after - 1):
            return OF.match(self.text, after)
        gap = GENITIVE.match(self.text, after)
        return gap if gap is not None and self._bodies(gap.end()) is not None else None

    def _role_after(self, end: int) -> tuple[str, int, bool] | None:
        in_bracket = match_role_in_bracket(self.text, end)
        if in_bracket is not None:
            return in_bracket
        gap = GAP.match(self.text, end)
        role = None if gap is None else match_role(self.text, gap.end())
        # "SC 4.3 Members of TC 4": the post belongs to what follows.
        of = None if role is None else self._of(role[1])
        return None if of is not None and self._bodies(of.end()) else role

    def _reach_back(self, role: str, at: int) -> None:
        edge = at
        for index in range(len(self.items) - 1, -1, -1):
            item = self.items[index]
            performer = item.performer
            if performer.role or not performer.body or not _numbered(performer.body):
                return
            if self.text[item.end : edge].strip(" ,") not in ("", "and", "и"):
                return
            self.items[index] = replace(item, performer=replace(performer, role=role))
            edge = item.start

    def _qualifiers(self, end: int) -> int:
        """Countries and occasions after members: `from Armenia and Tajikistan at the Quality Forum`."""
        representative = IN.match(self.text, end)
        if representative is not None and self.items[-1].performer.role == "representative":
            named = self.lexicon.organisations.match(self.text, representative.end())
            if named is not None:
                self._amend(portfolio=self.text[representative.end() : named[0]], end=named[0])
                return named[0]
        start = FROM.match(self.text, end)
        countries = () if start is None else match_countries(self.text, start.end(), self.lexicon)
        if countries:
            end = countries[-1][0]
            self._amend(countries=tuple(name for _, name in countries), end=end)
        occasion = AT.match(self.text, end)
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
        performer = replace(
            item.performer,
            portfolio=portfolio or item.performer.portfolio,
            countries=item.performer.countries if countries is None else countries,
        )
        self.items[-1] = Named(performer, item.start, end)


def _numbered(body: str | None) -> bool:
    """Whether a post such as "Chairs of …" spreads to this body: technical committees and their like."""
    return body is not None and (body.startswith(("tc-", "sc-")) or body == "jcms")
