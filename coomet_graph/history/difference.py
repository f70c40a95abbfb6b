"""What changed from one edition to the next, as changes that can be applied and turned round."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coomet_graph.errors import ParameterError
from coomet_graph.history.edition import DETAILS, SECTION, Edition, Entry, Identity, edition, entry_order
from coomet_graph.history.matching import Worded, match, worded
from coomet_graph.history.parts import find_parts

# What may have become of entries, in the order in which it is told; concepts of the scheme `changekind`.
KINDS = (
    *("dropped", "added", "split", "merged", "doubtful", "renumbered", "moved", "reworded", "note-reworded"),
    *(f"{kind}-changed" for kind in DETAILS),
    "respelled",
)
_OPPOSITES = {"dropped": "added", "added": "dropped", "split": "merged", "merged": "split"}


@dataclass(frozen=True, slots=True)
class Change:
    """What became of entries: those of the older edition, and those of the newer that they became.

    `kinds` are of KINDS. A change that is "doubtful" has several on either side, and which became which
    cannot be told.
    """

    kinds: tuple[str, ...]
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]

    @property
    def one_to_one(self) -> tuple[Entry, Entry] | None:
        """The entry before and after, where it is one."""
        if len(self.before) == len(self.after) == 1:
            return self.before[0], self.after[0]
        return None


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from one edition to another; `kept` counts the entries that are the same to the letter."""

    old: Identity
    new: Identity
    changes: tuple[Change, ...]
    kept: int


def compare(old: Edition, new: Edition) -> Difference:
    """What changed from the edition `old` to the edition `new`."""
    # What became of each section of the older edition: an entry has moved if it stands elsewhere.
    headings: dict[str | None, str | None] = {
        each.notation: None for each in old.entries if each.kind == SECTION
    }
    words = worded(old.entries), worded(new.entries)
    matched: list[_Matched] = []
    for is_section in (True, False):
        sides = ([each for each in side if (each.entry.kind == SECTION) is is_section] for side in words)
        matched += _matched(*sides)
    matched = list(_with_headings_kept(matched))
    for before, after, _ in matched:
        if len(before) == len(after) == 1 and before[0].kind == SECTION:
            headings[before[0].notation] = after[0].notation
    changes = [
        Change(kinds or tuple(_kinds(before[0], after[0], headings)), before, after)
        for before, after, kinds in matched
        if before != after
    ]
    kept = len(set(old.entries) & set(new.entries))
    return Difference(old.identity, new.identity, in_order(changes), kept)


def apply(old: Edition, difference: Difference) -> Edition:
    """The edition that comes of `old` by the changes. Raises ParameterError if they are not changes of it."""
    entries = {entry.name: entry for entry in old.entries}
    for change in difference.changes:
        for entry in change.before:
            if entries.pop(entry.name, None) != entry:
                raise _misfit(entry)
    for change in difference.changes:
        for entry in change.after:
            if entries.setdefault(entry.name, entry) is not entry:
                raise _misfit(entry)
    return edition(difference.new, entries.values())


def inverse(difference: Difference) -> Difference:
    """The way back, from the newer edition to the older."""
    changes = (
        Change(
            tuple(sorted((_OPPOSITES.get(kind, kind) for kind in change.kinds), key=KINDS.index)),
            change.after,
            change.before,
        )
        for change in difference.changes
    )
    return Difference(difference.new, difference.old, in_order(changes), difference.kept)


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes in the order of the newer edition's numbers, those of what is dropped by their old ones."""
    return tuple(
        sorted(
            changes,
            key=lambda each: (entry_order((each.after or each.before)[0]), not each.before, str(each.before)),
        )
    )


_Matched = tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[str, ...]]


def _matched(old: Sequence[Worded], new: Sequence[Worded]) -> Iterator[_Matched]:
    """Entries with what they became, the kept ones too; kinds only where not one entry became one."""
    matching = match(old, new)
    old_at = {each.entry: at for at, each in enumerate(old)}
    new_at = {each.entry: at for at, each in enumerate(new)}
    pairs = {old_at[one]: new_at[other] for one, other in matching.pairs}
    undecided = {entry for group in matching.doubtful for side in group for entry in side}
    for before, after in matching.doubtful:
        yield before, after, ("doubtful",)
    lost = [at for at, each in enumerate(old) if at not in pairs and each.entry not in undecided]
    come = [at for at in sorted(set(range(len(new))) - set(pairs.values())) if new[at].entry not in undecided]
    # Only what changed can have been split or merged.
    changed = {one: other for one, other in pairs.items() if old[one].key != new[other].key}
    gone, made = set[int](), set[int]()
    for whole, parts in _wholes(old, new, changed, lost, come):
        yield *_entries(old, new, whole, parts), ("split" if len(whole) == 1 else "doubtful",)
        gone |= whole
        made |= parts
    back = {other: one for one, other in changed.items() if one not in gone}
    left = [at for at in lost if at not in gone]
    for whole, parts in _wholes(new, old, back, [at for at in come if at not in made], left):
        yield *_entries(old, new, parts, whole), ("merged" if len(whole) == 1 else "doubtful",)
        made |= whole
        gone |= parts
    for one, other in pairs.items():
        if one not in gone and other not in made:
            yield (old[one].entry,), (new[other].entry,), ()
    yield from (((old[at].entry,), (), ("dropped",)) for at in lost if at not in gone)
    yield from (((), (new[at].entry,), ("added",)) for at in come if at not in made)


def _with_headings_kept(matched: Sequence[_Matched]) -> Iterator[_Matched]:
    """The same, but a heading in other words is the old one where most of what stood below it stands now."""
    below = Counter(before[0].section for before, _, _ in matched if len(before) == 1)
    below_now = Counter(after[0].section for _, after, _ in matched if len(after) == 1)
    together = Counter(
        (before[0].section, after[0].section)
        for before, after, kinds in matched
        if not kinds and before[0].kind != SECTION
    )
    lost = {before[0].notation: before[0] for before, _, kinds in matched if _is_heading(before, kinds)}
    come = {after[0].notation: after[0] for _, after, kinds in matched if _is_heading(after, kinds)}
    kept = {
        lost[one]: come[other]
        for (one, other), number in together.items()
        if one in lost and other in come and 2 * number > max(below[one], below_now[other])
    }
    for before, after, kinds in matched:
        if before and kinds and before[0] in kept:
            yield before, (kept[before[0]],), ()
        elif not (after and kinds and after[0] in kept.values()):
            yield before, after, kinds


def _is_heading(side: Sequence[Entry], kinds: Sequence[str]) -> bool:
    """Whether a side of what was dropped or added is a heading."""
    return kinds in (("dropped",), ("added",)) and bool(side) and side[0].kind == SECTION


def _wholes(
    wholes: Sequence[Worded],
    others: Sequence[Worded],
    partners: dict[int, int],
    lost: Sequence[int],
    free: Sequence[int],
) -> Iterator[tuple[set[int], set[int]]]:
    if not free:
        return
    concerned = [*lost, *partners]
    own = {place: partners[at] for place, at in enumerate(concerned) if at in partners}
    for whole, parts in find_parts([wholes[at] for at in concerned], others, own, free):
        yield {concerned[place] for place in whole}, parts


def _entries(
    old: Sequence[Worded], new: Sequence[Worded], before: Iterable[int], after: Iterable[int]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    sides = ([old[at].entry for at in before], [new[at].entry for at in after])
    first, second = (tuple(sorted(side, key=entry_order)) for side in sides)
    return first, second


def _kinds(old: Entry, new: Entry, headings: dict[str | None, str | None]) -> Iterator[str]:
    """What is different about one entry. Where its section has only got another number, it has not moved."""
    moved = headings.get(old.section, old.section) != new.section
    # The name of what has no number is made of its title.
    renamed = old.name != new.name and not (old.is_numbered or new.is_numbered)
    differ = {
        "renumbered": old.name != new.name and not renamed,
        "moved": moved,
        "reworded": old.title != new.title,
        "note-reworded": old.note != new.note,
    }
    keys = {kind: [{each.key for each in entry.of_kind(kind)} for entry in (old, new)] for kind in DETAILS}
    differ |= {f"{kind}-changed": ones != others for kind, (ones, others) in keys.items()}
    is_section_respelled = old.name == new.name and old.section != new.section and not moved
    only_renamed = renamed and old.title == new.title
    differ["respelled"] = (
        is_section_respelled
        or only_renamed
        or any(
            ones == others and old.of_kind(kind) != new.of_kind(kind) for kind, (ones, others) in keys.items()
        )
    )
    return (kind for kind in KINDS if differ.get(kind))


def _misfit(entry: Entry) -> ParameterError:
    return ParameterError(
        f"The changes are not changes of this edition: its entry {entry.notation} is another; "
        "apply them to the edition that they were found on.",
        f"Это изменения другой редакции: пункт {entry.notation} в этой редакции иной; "
        "применяйте их к той редакции, для которой они найдены.",
    )
