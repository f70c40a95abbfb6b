"""Repairs of citations: which item, indicator or number was probably meant."""

import re
from collections.abc import Iterator, Mapping

from coomet_graph.audit.repair import Repair
from coomet_graph.audit.repair_facts import Cited, Entry, Facts
from coomet_graph.audit.repair_signs import (
    AGREEING,
    CERTAIN,
    SINGLE,
    WEAK,
    Proposer,
    likeness,
    nearest,
    of_likeness,
    surer,
)
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, Place

_TAIL = re.compile(r"(.*?)([0-9]{1,6})\Z")
_Sign = tuple[str, float, Text, tuple[Place, ...]]
"""A number that was probably meant, how sure, why, and where one sees it."""


def other_items(cited: Cited, facts: Facts) -> Iterator[Repair]:
    """The items that a citation probably means instead of the one it names, by all signs there are."""
    found: dict[str, _Sign] = {}
    for sign in _signs(cited, facts):
        if sign[0] != cited.item_number:
            found[sign[0]] = _joined(found[sign[0]], sign) if sign[0] in found else sign
    own = facts.cites_item(cited)
    for number, sure, why, places in found.values():
        yield Repair(
            Text(
                f"In entry {cited.number}, cite item {number} instead of {cited.item_number}: {why.en}.",
                f"В пункте {cited.number} сослаться на п. {number} вместо п. {cited.item_number}: {why.ru}.",
            ),
            sure,
            tuple(dict.fromkeys((*own, *places))),
            cited.item_number,
            number,
        )


def _joined(one: _Sign, other: _Sign) -> _Sign:
    """Two signs for the same number."""
    number, sure, why, places = one
    _, another, reason, more = other
    both = Text(f"{why.en}; {reason.en}", f"{why.ru}; {reason.ru}")
    return number, surer(sure, another), both, tuple(dict.fromkeys((*places, *more)))


def _signs(cited: Cited, facts: Facts) -> Iterator[_Sign]:
    listed = facts.entries.get(cited.programme, {})
    yield from _by_sequence(cited, facts, listed)
    yield from _by_indicator(cited, facts, listed)
    yield from _by_title(cited, facts, listed)
    if cited.item not in facts.by_iri:
        for number, distance in nearest(cited.item_number, sorted(listed), within=1):
            why = Text(f"{distance} sign away in writing", f"отличается в написании на {distance} знак")
            yield number, WEAK, why, ()


def _by_sequence(cited: Cited, facts: Facts, listed: Mapping[str, Entry]) -> Iterator[_Sign]:
    """The number after the one cited before, where that cited breaks the order and nobody cites the other."""
    here = _TAIL.fullmatch(cited.item_number)
    if here is None:
        return
    row = [
        (each, int(parts[2]))
        for each in facts.citations
        if (each.document, each.programme) == (cited.document, cited.programme)
        and (parts := _TAIL.fullmatch(each.item_number)) is not None
        and parts[1] == here[1]
    ]
    at = next((i for i, (each, _) in enumerate(row) if each.citation == cited.citation), None)
    if at is None:
        return
    before = next((pair for pair in reversed(row[:at]) if pair[0].entry != cited.entry), None)
    after = next((pair for pair in row[at + 1 :] if pair[0].entry != cited.entry), None)
    if before is None or int(here[2]) > before[1]:
        return
    number = f"{here[1]}{before[1] + 1}"
    taken = {each.item_number for each, _ in row}
    if number in taken or (listed and number not in listed) or (after is not None and after[1] <= before[1]):
        return
    why = Text(
        f"{before[0].number}, before it, cites {before[0].item_number}, and no entry cites {number}",
        f"стоящий перед ним пункт {before[0].number} ссылается на {before[0].item_number}, "
        f"а на {number} не ссылается ни один",
    )
    # That the order is broken and that the number is free are two signs.
    yield number, AGREEING, why, facts.cites_item(before[0])


def _by_indicator(cited: Cited, facts: Facts, listed: Mapping[str, Entry]) -> Iterator[_Sign]:
    for entry in listed.values():
        for indicator in set(facts.measured.get(entry.iri, ())) & set(cited.indicators):
            name = facts.number(indicator)
            why = Text(
                f"the programme gives {name}, which is cited, to that item",
                f"указанный в ссылке {name} в программе относится к этому пункту",
            )
            yield entry.number, AGREEING, why, facts.says(entry.iri, "measuredBy", "sourceNotation")


def _by_title(cited: Cited, facts: Facts, listed: Mapping[str, Entry]) -> Iterator[_Sign]:
    own = facts.by_iri.get(cited.entry)
    if own is None or not own.title:
        return
    ratios = [(likeness(own.title, each.title), each) for each in listed.values() if each.title]
    for ratio, entry in sorted(ratios, key=lambda pair: (-pair[0], pair[1].number))[:2]:
        if sure := of_likeness(ratio):
            why = Text(
                f"its title is like that of the entry ({ratio:.0%}): “{entry.title}”",
                f"его название похоже на название пункта ({ratio:.0%}): «{entry.title}»",
            )
            yield entry.number, sure, why, facts.says(entry.iri, "sourceNotation")


def _of_subject_item(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """One item, cited with different indicators: for each citation, the item that may be meant."""
    for cited in facts.citing(finding.subjects[0]):
        yield from other_items(cited, facts)


def _of_citation(finding: Finding, facts: Facts) -> Iterator[Repair]:
    cited = facts.by_citation.get(finding.subjects[0])
    if cited is not None and cited.item:
        yield from other_items(cited, facts)


def _other_indicator(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """The indicators of the item that is cited, and the item that has the indicator."""
    cited = facts.by_citation.get(finding.subjects[0])
    if cited is None:
        return
    yield from _indicators_of_item(cited, finding, facts)
    if cited.item:
        yield from other_items(cited, facts)
    wrong = [facts.number(each) for each in cited.indicators if each in finding.key]
    known = {facts.number(each): each for each in facts.indicators.get(cited.programme, {}).values()}
    for word in wrong:
        for name, distance in nearest(word, sorted(known)):
            why = Text(f"it is nearest in writing ({distance})", f"ближайший по написанию ({distance})")
            sign = (name, WEAK, why, facts.says(known[name], "sourceNotation"))
            yield _instead(cited, word, sign, facts)


def _indicators_of_item(cited: Cited, finding: Finding, facts: Facts) -> Iterator[Repair]:
    wrong = [facts.number(each) for each in cited.indicators if each in finding.key]
    own = facts.measured.get(cited.item, ())
    for indicator in own:
        name = facts.number(indicator)
        why = Text(
            f"the programme gives it to item {cited.item_number}",
            f"в программе он относится к п. {cited.item_number}",
        )
        for word in wrong:
            sure = surer(SINGLE, WEAK) if nearest(word, [name]) else SINGLE
            yield _instead(cited, word, (name, sure, why, facts.says(cited.item, "measuredBy")), facts)


def _instead(cited: Cited, old: str, sign: _Sign, facts: Facts) -> Repair:
    new, sure, why, places = sign
    return Repair(
        Text(
            f"In entry {cited.number}, cite {new} instead of {old}: {why.en}.",
            f"В пункте {cited.number} указать {new} вместо {old}: {why.ru}.",
        ),
        sure,
        tuple(dict.fromkeys((*facts.cites(cited), *places))),
        old,
        new,
    )


def _of_indicator(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """An indicator cited with different items: an item may be wrong."""
    for cited in facts.citing(finding.subjects[0]):
        if cited.item:
            yield from other_items(cited, facts)


def _stale(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """The number that the item cited bears today."""
    entry, now = finding.subjects[:2]
    number = facts.number(now)
    for cited in facts.citations:
        if cited.entry == entry and cited.item_number in finding.key:
            yield Repair(
                Text(
                    f"In entry {cited.number}, cite item {number} instead of {cited.item_number}: "
                    "the item was renumbered between two editions of the programme.",
                    f"В пункте {cited.number} сослаться на п. {number} вместо п. {cited.item_number}: "
                    "между двумя редакциями программы пункт получил новый номер.",
                ),
                AGREEING,
                (*facts.cites_item(cited), *facts.says(now, "sourceNotation")),
                cited.item_number,
                number,
            )


def _same_number_there(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """An item of another programme: the item of the same number in the programme that is cited."""
    cited = facts.by_citation.get(finding.subjects[0])
    if cited is None:
        return
    there = facts.entries.get(cited.programme, {}).get(cited.item_number)
    if there is not None and there.iri != cited.item:
        yield Repair(
            Text(
                f"Take item {there.number} of the programme cited: it lists that number, “{there.title}”.",
                f"Считать, что указан п. {there.number} названной программы: "
                f"в ней есть этот номер, «{there.title}».",
            ),
            SINGLE,
            (*facts.cites(cited), *facts.says(there.iri, "sourceNotation")),
        )


def _indicator_to_add(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """An item cited without an indicator: that of its programme, of another citation, or of the gap."""
    entry, item = finding.subjects[:2]
    for cited in (each for each in facts.citing(item) if each.entry == entry):
        for indicator in facts.measured.get(item, ()):
            why = Text("the programme gives it to the item", "в программе он относится к этому пункту")
            sure = CERTAIN if len(facts.measured[item]) == 1 else SINGLE
            sign = (facts.number(indicator), sure, why, facts.says(item, "measuredBy"))
            yield _added(cited, sign, facts)
        for other in facts.citing(item):
            for indicator in other.indicators if other.citation != cited.citation else ():
                why = Text(
                    f"{other.number} cites the item with it", f"с ним на этот пункт ссылается {other.number}"
                )
                yield _added(cited, (facts.number(indicator), SINGLE, why, facts.cites(other)), facts)
        yield from _gap(cited, facts)


def _gap(cited: Cited, facts: Facts) -> Iterator[Repair]:
    """The one indicator that is missing between those of the entries before and after; a part may name it."""
    row = [
        each
        for each in facts.citations
        if (each.document, each.programme) == (cited.document, cited.programme)
    ]
    with_item = [each for each in row if each.item]
    at = with_item.index(cited)
    before = next((each for each in reversed(with_item[:at]) if each.entry != cited.entry), None)
    after = next((each for each in with_item[at + 1 :] if each.entry != cited.entry), None)
    if before is None or after is None or not before.indicators or not after.indicators:
        return
    low, high = (
        _TAIL.fullmatch(facts.number(each.indicators[end])) for each, end in ((before, -1), (after, 0))
    )
    if low is None or high is None or low[1] != high[1] or int(high[2]) - int(low[2]) != 2:
        return
    name = f"{low[1]}{int(low[2]) + 1}"
    why = Text(
        f"{before.number} names {low[0]} and {after.number} names {high[0]}",
        f"{before.number} называет {low[0]}, а {after.number} — {high[0]}",
    )
    parts = [
        each
        for each in row
        if not each.item
        and facts.parents.get(each.entry) == cited.entry
        and name in map(facts.number, each.indicators)
    ]
    sure = AGREEING if parts else SINGLE
    places = (
        *facts.cites(before),
        *facts.cites(after),
        *(place for each in parts for place in facts.cites(each)),
    )
    if parts:
        why = Text(
            f"{why.en}; its part {parts[0].number} names it",
            f"{why.ru}; его называет часть {parts[0].number}",
        )
    yield _added(cited, (name, sure, why, places), facts)


def _added(cited: Cited, sign: _Sign, facts: Facts) -> Repair:
    name, sure, why, places = sign
    return Repair(
        Text(
            f"In entry {cited.number}, write {name} beside item {cited.item_number}: {why.en}.",
            f"В пункте {cited.number} указать {name} рядом с п. {cited.item_number}: {why.ru}.",
        ),
        sure,
        tuple(dict.fromkeys((*facts.cites(cited), *places))),
    )


def _item_to_add(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """An indicator cited without its item: the item that has it, or the one that the entry above cites."""
    entry, indicator = finding.subjects[:2]
    name = facts.number(indicator)
    cited = next((each for each in facts.citing(indicator) if each.entry == entry), None)
    if cited is None:
        return
    found: list[tuple[str, Text, float, tuple[Place, ...]]] = []
    for item, own in facts.measured.items():
        if indicator in own:
            why = Text(f"the programme gives {name} to it", f"в программе {name} относится к нему")
            found.append((facts.number(item), why, CERTAIN, facts.says(item, "measuredBy")))
    above = facts.parents.get(entry, "")
    for each in facts.citations:
        if (
            each.item
            and each.programme == cited.programme
            and (indicator in each.indicators or each.entry == above)
        ):
            why = Text(f"{each.number} cites it", f"на него ссылается {each.number}")
            found.append((each.item_number, why, SINGLE, facts.cites(each)))
    for number, why, sure, places in found:
        yield Repair(
            Text(
                f"In entry {cited.number}, name item {number} beside {name}: {why.en}.",
                f"В пункте {cited.number} назвать п. {number} рядом с {name}: {why.ru}.",
            ),
            sure,
            tuple(dict.fromkeys((*facts.cites(cited), *places))),
        )


def _basis_to_add(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """An action without a basis: items with a title like its own, in programmes that its document cites."""
    action = facts.by_iri.get(finding.subjects[0])
    if action is None or not action.title:
        return
    programmes = {each.programme for each in facts.citations if each.document == action.programme}
    items = [item for programme in sorted(programmes) for item in facts.entries.get(programme, {}).values()]
    for item in items:
        ratio = likeness(action.title, item.title)
        if sure := of_likeness(ratio):
            yield Repair(
                Text(
                    f"In entry {action.number}, name item {item.number} as the basis: "
                    f"the titles are alike ({ratio:.0%}), “{item.title}”.",
                    f"В пункте {action.number} назвать основанием п. {item.number}: "
                    f"названия похожи ({ratio:.0%}), «{item.title}».",
                ),
                sure,
                (*facts.says(action.iri, "sourceNotation"), *facts.says(item.iri, "sourceNotation")),
            )


def _action_for_item(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """An item that no action takes up: the actions with a title like its own, those without a basis first."""
    item, programme = facts.by_iri.get(finding.subjects[0]), finding.subjects[-1]
    if item is None or not item.title:
        return
    based = {each.entry for each in facts.citations if each.item}
    for action in facts.entries.get(programme, {}).values():
        ratio = likeness(action.title, item.title)
        if sure := of_likeness(ratio):
            yield Repair(
                Text(
                    f"In entry {action.number}, cite item {item.number}: "
                    f"the titles are alike ({ratio:.0%}), “{action.title}”.",
                    f"В пункте {action.number} сослаться на п. {item.number}: "
                    f"названия похожи ({ratio:.0%}), «{action.title}».",
                ),
                sure if action.iri in based else surer(sure, WEAK),
                (*facts.says(action.iri, "sourceNotation"), *facts.says(item.iri, "sourceNotation")),
            )


CITATIONS: Mapping[str, Proposer] = {
    "item-cited-with-different-indicators": _of_subject_item,
    "indicator-cited-with-different-items": _of_indicator,
    "Citation-itemMissing": _of_citation,
    "Citation-indicatorMissing": _other_indicator,
    "Citation-indicatorOfOtherItem": _other_indicator,
    "Citation-otherProgramme": _same_number_there,
    "stale-number": _stale,
    "cited-item-without-indicator": _indicator_to_add,
    "indicator-cited-without-item": _item_to_add,
    "action-without-basis": _basis_to_add,
    "item-not-taken-up": _action_for_item,
}
