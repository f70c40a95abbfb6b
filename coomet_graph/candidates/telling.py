"""What speaks for a candidate and what against it, in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coomet_graph.candidates.comparing import SIGNS, Comparison, Known, Pair
from coomet_graph.candidates.confidence import Model
from coomet_graph.candidates.entries import Entry
from coomet_graph.errors import Text

Label = Callable[[str, str], str]
"""What a thing is called, by its IRI, in a language."""

_SHOWN = 6
# A share of confidence so small is not worth telling, in log odds.
_TELLING = 0.15
# All bodies are parts of one organisation: only nearer relatives are called so.
_RELATED = 0.1


@dataclass(frozen=True, slots=True)
class Match:
    """A word or phrase of both entries, as each of them writes it."""

    earlier: str
    later: str

    def __str__(self) -> str:
        return (
            self.earlier
            if self.earlier.casefold() == self.later.casefold()
            else f"{self.earlier} = {self.later}"
        )


@dataclass(frozen=True, slots=True)
class Told:
    """The matched words, the rarest first; and what speaks for and against, the weightiest first."""

    matched: tuple[Match, ...]
    speaks_for: tuple[Text, ...]
    speaks_against: tuple[Text, ...]


def tell(pair: Pair, comparison: Comparison, known: tuple[Known, Known], model: Model, label: Label) -> Told:
    """What there is to tell of a pair; `known` are its two entries with their words."""
    matched = _matched(pair, comparison, known)
    shares = model.shares(pair.signs)
    said: list[tuple[float, Text]] = []
    words = sum(shares[name] for name in ("title", "words", "held", "letters", "quoted"))
    if matched:
        shown = ", ".join(str(each) for each in matched[:_SHOWN])
        said.append((max(words, _TELLING), Text(f"the same words: {shown}", f"одинаковые слова: {shown}")))
    said.extend(_things(pair, comparison, shares, label))
    said.extend(_bodies(pair, shares, label))
    said.extend(_others(pair, shares, known, comparison))
    said = [(share, text) for share, text in said if abs(share) >= _TELLING]
    said.sort(key=lambda each: (-abs(each[0]), each[1].en))
    return Told(
        tuple(matched[:_SHOWN]),
        tuple(text for share, text in said if share > 0),
        tuple(text for share, text in said if share < 0),
    )


def _matched(pair: Pair, comparison: Comparison, known: tuple[Known, Known]) -> list[Match]:
    """Words of both, the rare ones first; those of a note only where they stand in the other's title."""
    spoken = comparison.languages(pair.earlier.programme, pair.later.programme)
    titles = [
        {word.stands_for: word.written for word in reversed(k.title(s))}
        for k, s in zip(known, spoken, strict=True)
    ]
    notes = [
        {word.stands_for: word.written for word in reversed(k.note(s))}
        for k, s in zip(known, spoken, strict=True)
    ]
    wholes = [{**note, **title} for note, title in zip(notes, titles, strict=True)]
    both = wholes[0].keys() & wholes[1].keys() & (titles[0].keys() | titles[1].keys())
    return [
        Match(wholes[0][word], wholes[1][word])
        for word in sorted(both, key=lambda each: (-comparison.weight(each), each))
    ]


def _things(
    pair: Pair, comparison: Comparison, shares: dict[str, float], label: Label
) -> Iterator[tuple[float, Text]]:
    one, other = ({thing for _, thing in entry.named} for entry in (pair.earlier, pair.later))
    both = sorted(one & other, key=lambda each: (-comparison.rarity_of(each), each))
    if both:
        yield shares["things"], _names(("both name", "оба называют:"), label, both)
    elif _sign(pair, "things_apart"):
        words = "they name other things:", "называют разное:"
        yield shares["things_apart"], _names(words, label, sorted(one), sorted(other))


def _bodies(pair: Pair, shares: dict[str, float], label: Label) -> Iterator[tuple[float, Text]]:
    both = sorted(pair.earlier.bodies & pair.later.bodies)
    if both:
        # That the same body performs both is worth telling, however common the body.
        share = max(shares["bodies"], _TELLING)
        yield share, _names(("performed by the same:", "исполнители те же:"), label, both)
    elif _sign(pair, "bodies") >= _RELATED:
        text = Text("performed by related bodies", "исполнители связаны между собой")
        yield max(shares["bodies"], _TELLING), text
    elif pair.earlier.bodies and pair.later.bodies:
        words = "performed by others:", "исполнители другие:"
        bodies = sorted(pair.earlier.bodies), sorted(pair.later.bodies)
        yield min(shares["bodies_apart"], -_TELLING), _names(words, label, *bodies)


def _others(
    pair: Pair, shares: dict[str, float], known: tuple[Known, Known], comparison: Comparison
) -> Iterator[tuple[float, Text]]:
    if _sign(pair, "deeds") > 0:
        yield shares["deeds"], Text("the same kind of work", "работа того же вида")
    if _sign(pair, "deeds_apart"):
        spoken = comparison.languages(pair.earlier.programme, pair.later.programme)
        deeds = " / ".join(_deed(each, language) for each, language in zip(known, spoken, strict=True))
        yield shares["deeds_apart"], Text(f"another kind of work: {deeds}", f"работа другого вида: {deeds}")
    if _sign(pair, "recurrence"):
        yield shares["recurrence"], Text("repeated in the same way", "одинаковая периодичность")
    if _sign(pair, "recurrence_apart"):
        yield shares["recurrence_apart"], Text("repeated in other ways", "разная периодичность")
    if _sign(pair, "section") > 0:
        yield shares["section"], Text("in sections of like titles", "в разделах со сходными названиями")
    behind = shares["behind"] + shares["far_behind"]
    if behind < 0:
        yield behind, Text("another entry is more alike", "другой пункт похож больше")
    gap = _years_between(pair.earlier, pair.later)
    if gap > 1:
        yield -_TELLING, Text(f"{gap} years between their terms", f"между сроками прошло лет: {gap}")


def _sign(pair: Pair, name: str) -> float:
    return pair.signs[SIGNS.index(name)]


def _deed(known: Known, language: str) -> str:
    return next((word.written for word in known.title(language) if word.deed), "–")


def _years_between(earlier: Entry, later: Entry) -> int:
    return later.years[0] - earlier.years[-1] if earlier.years and later.years else 0


def _names(words: tuple[str, str], label: Label, *lists: list[str]) -> Text:
    """Words in both languages, followed by what things are called; several lists are parted by a stroke."""
    english, russian = (
        " / ".join(", ".join(label(each, language) for each in things[:_SHOWN]) for things in lists)
        for language in ("en", "ru")
    )
    return Text(f"{words[0]} {english}", f"{words[1]} {russian}")
