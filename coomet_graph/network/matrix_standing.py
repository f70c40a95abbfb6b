"""How an item, action, indicator or body stands in the matrix, and why: linked, a hole, or explained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coomet_graph.errors import Text
from coomet_graph.network.works import Work, Works


class Standing(StrEnum):
    """Whether something is linked; if not, whether that is a hole."""

    LINKED = "linked"
    THROUGH = "through"
    """Only what it belongs to, or a part of it, is linked."""
    OPEN = "open"
    """A hole."""
    ACCEPTED = "accepted"
    """A hole that somebody accepts, with a reason."""
    EXPLAINED = "explained"
    """Not linked, and the document itself says why."""
    UNKNOWN = "unknown"
    """The programmes that could link it have not been read."""
    MISSING = "missing"
    """Cited, but the programme that has been read has no such thing; or citing nothing else."""


TOLD: Mapping[Standing, Text] = {
    Standing.LINKED: Text("linked", "связано"),
    Standing.THROUGH: Text("linked through its whole or part", "связано через целое или часть"),
    Standing.OPEN: Text("hole", "пробел"),
    Standing.ACCEPTED: Text("accepted", "принято"),
    Standing.EXPLAINED: Text("explained by the document", "объяснено документом"),
    Standing.UNKNOWN: Text("cannot be told yet", "пока нельзя судить"),
    Standing.MISSING: Text("broken", "ссылка недействительна"),
}


# Signs that need no colour.
MARKS: Mapping[Standing, str] = {
    Standing.OPEN: "!",
    Standing.MISSING: "✕",
    Standing.ACCEPTED: "✓",
    Standing.EXPLAINED: "–",
    Standing.THROUGH: "↑",
    Standing.UNKNOWN: "…",
}


_NO_REASON = Text("", "")


@dataclass(frozen=True, slots=True)
class Judged:
    """A standing and the reason for it."""

    standing: Standing
    reason: Text = _NO_REASON


_LINKED = Judged(Standing.LINKED)
_NO_SUCH = Judged(
    Standing.MISSING,
    Text(
        "cited, but not in the programme that was read", "есть ссылка, но в прочитанной программе этого нет"
    ),
)
_NOT_READ = Judged(
    Standing.UNKNOWN,
    Text(
        "no work programme that rests on this programme has been read",
        "не прочитана ни одна рабочая программа, основанная на этой программе",
    ),
)
_PERFORMERS_NOT_READ = Judged(
    Standing.UNKNOWN,
    Text(
        "no work programme of its performers has been read", "рабочие программы его исполнителей не прочитаны"
    ),
)
_NO_PERFORMER = Judged(
    Standing.UNKNOWN,
    Text("no body is named that would take it up", "не назван орган, который бы его выполнял"),
)
_PART = Judged(
    Standing.EXPLAINED, Text("a part of an item that stands by itself", "часть пункта, указанного отдельно")
)
_NOT_TAKEN_UP = Text("no action takes it up", "ни одно мероприятие его не выполняет")
_NOT_SERVED = Text("no action contributes to it", "ни одно мероприятие не вносит в него вклад")
_UNASSIGNED = Text("the actions for it name no body", "у мероприятий для него не назван орган")
_NO_BASIS = Text("cites no item of a development programme", "нет ссылки на пункт Программы развития")
_BROKEN = Text("cites only what is not there", "ссылается только на то, чего нет")
_INDICATOR_ONLY = Text("names an indicator without its item", "назван индикатор без пункта")
_LOOKS_BACK = Text("completed work, in a table that looks back", "выполненная работа, указанная для сведения")
_PROJECT = Text("carried out under a project", "выполняется в рамках проекта")
_EXPLAINING = {
    "moved": Text(
        "proposed to be moved to a later programme", "предложено перенести в последующую программу"
    ),
    "discontinuation-proposed": Text("proposed to be discontinued", "предложено снять с контроля"),
}


def _accepted(reason: str) -> Judged:
    return Judged(Standing.ACCEPTED, Text(reason, reason))


def _through(number: str) -> Judged:
    return Judged(Standing.THROUGH, Text(f"through {number}", f"через {number}"))


class Uptake:
    """How items and indicators stand: who takes them up."""

    def __init__(self, works: Works, accepted: Mapping[str, str]) -> None:
        """Of these works; `accepted` gives the reasons why holes are accepted."""
        self._works, self._accepted = works, accepted
        self._linked = {citation.item for citation in works.citations if citation.item}
        self._parts = _parts(works)
        cited: dict[str, set[str]] = defaultdict(set)
        programme_of = {iri: work.programme for iri, work in works.works.items()}
        for citation in works.citations:
            for thing in (citation.item, *citation.indicators):
                if thing in programme_of:
                    cited[programme_of[thing]].add(programme_of[citation.action])
        # The bodies whose work programmes rest on a development programme.
        self._bound = {
            programme: {body for each in citing for body in works.programmes[each].bodies}
            for programme, citing in cited.items()
        }

    def of(self, item: Work) -> Judged:
        """How an item stands."""
        if not item.seen and self._is_read(item):
            return _NO_SUCH
        if item.iri in self._linked:
            return _LINKED
        ancestors = self._works.ancestors(item)
        for near in (*ancestors, *self._parts.get(item.iri, ())):
            if near.iri in self._linked:
                return _through(near.number)
        if item.iri in self._accepted:
            return _accepted(self._accepted[item.iri])
        if ancestors:
            return _PART
        parts = self._parts.get(item.iri, ())
        called = [programme for each in (item, *parts) for programme in each.values("called")]
        return self._called(called) or self._unless_unread(item, _NOT_TAKEN_UP)

    def of_indicator(self, indicator: Work, served: Collection[str], unassigned: Collection[str]) -> Judged:
        """How an indicator stands; `served` are those with a body at work, `unassigned` those with works."""
        if not indicator.seen and self._is_read(indicator):
            return _NO_SUCH
        if indicator.iri in served:
            return _LINKED
        if indicator.iri in self._accepted:
            return _accepted(self._accepted[indicator.iri])
        if indicator.iri in unassigned:
            return Judged(Standing.OPEN, _UNASSIGNED)
        return self._unless_unread(indicator, _NOT_SERVED)

    def _is_read(self, work: Work) -> bool:
        programme = self._works.programmes.get(work.programme)
        return programme is not None and programme.seen

    def _called(self, programmes: Sequence[str]) -> Judged | None:
        """An item that asks for a work programme is taken up by that programme as a whole."""
        known = [self._works.programmes[each] for each in programmes if each in self._works.programmes]
        if not known:
            return None
        if any(programme.seen for programme in known):
            return Judged(
                Standing.EXPLAINED,
                Text("asks for a programme, which has been read", "предусматривает программу, она прочитана"),
            )
        return Judged(
            Standing.UNKNOWN,
            Text(
                "asks for a programme, which has not been read",
                "предусматривает программу, которая не прочитана",
            ),
        )

    def _unless_unread(self, work: Work, hole: Text) -> Judged:
        """A hole, unless the programmes of those who should fill it have not been read."""
        bound, performers = self._bound.get(work.programme), self._works.bodies(work)[0]
        if bound is None:
            return _NOT_READ
        if not performers:
            # Few development programmes say which item an indicator measures.
            return Judged(Standing.OPEN, hole) if work.kind == "indicator" else _NO_PERFORMER
        if not any(self._works.within(body, bound) for body in performers):
            return _PERFORMERS_NOT_READ
        return Judged(Standing.OPEN, hole)


class Bases:
    """How actions stand, and the bodies that perform them: on which items and indicators they rest."""

    def __init__(self, works: Works, accepted: Mapping[str, str]) -> None:
        """Of these works; `accepted` gives the reasons why holes are accepted."""
        self._works, self._accepted = works, accepted
        self._parts = _parts(works)
        self._states: dict[str, set[str]] = defaultdict(set)
        self._naming: set[str] = set()
        for citation in works.citations:
            self._naming.add(citation.action)
            if citation.item is not None:
                self._states[citation.action].add(citation.state)

    def of(self, action: Work) -> Judged:
        """How an action stands."""
        if action.iri in self._states:
            is_broken = self._states[action.iri] == {"broken"}
            return Judged(Standing.MISSING, _BROKEN) if is_broken else _LINKED
        for near in (*self._works.ancestors(action), *self._parts.get(action.iri, ())):
            if near.iri in self._states:
                return _through(near.number)
        if action.iri in self._naming:
            return Judged(Standing.THROUGH, _INDICATOR_ONLY)
        if action.iri in self._accepted:
            return _accepted(self._accepted[action.iri])
        why = self._explained(action)
        return Judged(Standing.EXPLAINED, why) if why is not None else Judged(Standing.OPEN, _NO_BASIS)

    def of_body(self, body: str, actions: Sequence[Work]) -> Judged:
        """How a body stands that performs these actions."""
        if any(action.values("indicators") for action in actions):
            return _LINKED
        if body in self._accepted:
            return _accepted(self._accepted[body])
        reasons = [self._explained(action) for action in actions]
        if all(reason is not None for reason in reasons):
            return Judged(Standing.EXPLAINED, _joined(reason for reason in reasons if reason is not None))
        numbers = ", ".join(action.number for action in actions)
        return Judged(
            Standing.OPEN,
            Text(
                f"none of its works is for an indicator: {numbers}",
                f"его работы – не для индикаторов: {numbers}",
            ),
        )

    def _explained(self, action: Work) -> Text | None:
        if self._works.looks_back(action):
            return _LOOKS_BACK
        if action.values("projects"):
            return _PROJECT
        return next((_EXPLAINING[state] for state in _EXPLAINING if state in action.ends("states")), None)


def _parts(works: Works) -> dict[str, tuple[Work, ...]]:
    """The parts of each entry, those of its parts among them."""
    found: dict[str, tuple[Work, ...]] = defaultdict(tuple)
    for work in works.works.values():
        for above in works.ancestors(work):
            found[above.iri] += (work,)
    return found


def _joined(texts: Iterable[Text]) -> Text:
    told = list(dict.fromkeys(texts))
    return Text("; ".join(text.en for text in told), "; ".join(text.ru for text in told))
