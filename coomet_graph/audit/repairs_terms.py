"""Repairs of terms, numbers and performers of entries."""

import re
from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz

from coomet_graph.audit.repair import Repair
from coomet_graph.audit.repair_facts import Entry, Facts
from coomet_graph.audit.repair_signs import AGREEING, SINGLE, WEAK, Proposer, nearest, of_likeness
from coomet_graph.errors import Text
from coomet_graph.findings import Finding
from coomet_graph.store.names import natural_order

_LAST = re.compile(r"(.*?)([0-9]{1,6})\Z")


def _term(entry: str, years: tuple[int, int], why: Text, sure: float, facts: Facts) -> Repair:
    start, end = years
    written = facts.terms[entry].words
    new = str(start) if start == end else f"{start}–{end}"
    number = facts.number(entry)
    old = (f" instead of “{written}”", f" вместо «{written}»") if written else ("", "")
    return Repair(
        Text(
            f"In entry {number}, write {new}{old[0]}: {why.en}.",
            f"В пункте {number} указать {new}{old[1]}: {why.ru}.",
        ),
        sure,
        facts.says(entry, "termText", "startYear", "endYear"),
        written,
        new,
    )


def _reversed(finding: Finding, facts: Facts) -> Iterator[Repair]:
    entry = finding.subjects[0]
    term = facts.terms.get(entry)
    if term is not None and term.start is not None and term.end is not None and term.start > term.end:
        why = Text("the years were probably swapped", "годы, вероятно, переставлены")
        yield _term(entry, (term.end, term.start), why, AGREEING, facts)


def _within_programme(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """A term outside the programme: the part of it inside; the programme's own years if none is."""
    entry = finding.subjects[0]
    listed = facts.by_iri.get(entry)
    if listed is None:
        return
    years = facts.terms.get(listed.programme)
    shown = f" ({years.start}–{years.end})" if years is not None else ""
    why = Text(f"that is within the programme's years{shown}", f"это в пределах лет программы{shown}")
    yield from _clipped(entry, listed.programme, facts, why, SINGLE)


def _within_parent(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """A term outside that of the entry above: the part inside it; or a longer term above."""
    entry = finding.subjects[0]
    above = facts.parents.get(entry)
    if above is None or above not in facts.terms:
        return
    number = facts.number(above)
    first, last = facts.terms[above].start, facts.terms[above].end
    shown = f"{first}" if first == last else f"{first}–{last}"
    why = Text(f"{number}, above it, has {shown}", f"у вышестоящего пункта {number} указано {shown}")
    yield from _clipped(entry, above, facts, why, SINGLE)
    inner, outer = facts.terms.get(entry), facts.terms[above]
    years = [each for each in (inner and inner.start, inner and inner.end, outer.start, outer.end) if each]
    if inner is not None and len(years) == 4:
        why = Text(f"then it holds the years of its part {facts.number(entry)}",
                   f"тогда он охватывает годы своей части {facts.number(entry)}")  # fmt: skip
        yield _term(above, (min(years), max(years)), why, WEAK, facts)


def _clipped(entry: str, frame: str, facts: Facts, why: Text, sure: float) -> Iterator[Repair]:
    term, within = facts.terms.get(entry), facts.terms.get(frame)
    if term is None or within is None or within.start is None or within.end is None:
        return
    start, end = max(term.start or within.start, within.start), min(term.end or within.end, within.end)
    if start > end:
        start, end, sure = within.start, within.end, WEAK
    if (start, end) != (term.start, term.end):
        yield _term(entry, (start, end), why, sure, facts)


def _longer(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """Completion expected after the term: a term until then."""
    entry = finding.subjects[0]
    term = facts.terms.get(entry)
    years = sorted(int(key) for key in finding.key if key.isdecimal() and len(key) == 4)
    if (
        term is not None
        and term.start is not None
        and term.end is not None
        and years
        and years[-1] > term.end
    ):
        why = Text("the note expects completion then", "в примечании завершение ожидается тогда")
        yield _term(entry, (term.start, years[-1]), why, SINGLE, facts)


def _missing_number(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """A gap in the numbers: the number that is missing, if the entry simply slipped by one."""
    entry = facts.by_iri.get(finding.subjects[0])
    parts = _LAST.fullmatch(entry.number) if entry is not None else None
    if entry is None or parts is None or int(parts[2]) < 2:
        return
    new = f"{parts[1]}{int(parts[2]) - 1}"
    follows = f"{parts[1]}{int(parts[2]) + 1}" in facts.entries[entry.programme]
    yield Repair(
        Text(
            f"Give {entry.number} the number {new}, which is missing before it"
            + (", and move up those after it." if follows else "."),
            f"Дать пункту {entry.number} недостающий перед ним номер {new}"
            + (" и сдвинуть следующие." if follows else "."),
        ),
        WEAK if follows else SINGLE,
        facts.says(entry.iri, "sourceNotation"),
        entry.number,
        new,
    )


def _parent(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """An entry above that is not there: the entries by whose numbers its own begins, the nearest first."""
    entry = facts.by_iri.get(finding.subjects[0])
    if entry is None:
        return
    listed = facts.entries[entry.programme]
    stem = entry.number
    while "." in stem:
        stem = stem.rpartition(".")[0]
        if stem in listed:
            yield _under(entry, listed[stem], facts, SINGLE)
            return
    missing = next((key for key in finding.key if facts.parents.get(entry.iri) == key), "")
    for number, _ in nearest(missing.rpartition("/")[2], sorted(listed, key=natural_order), within=1):
        if number != entry.number:
            yield _under(entry, listed[number], facts, WEAK)


def _under(entry: Entry, above: Entry, facts: Facts, sure: float) -> Repair:
    return Repair(
        Text(
            f"Put {entry.number} under {above.number} “{above.title}”, which is listed.",
            f"Отнести {entry.number} к имеющемуся пункту {above.number} «{above.title}».",
        ),
        sure,
        (*facts.says(entry.iri, "sourceNotation"), *facts.says(above.iri, "sourceNotation")),
    )


def _entry_and_words(finding: Finding) -> tuple[str, str]:
    """The entry and the words that are not known: the number depends on these first, then on the edition."""
    entry, words = finding.key[:2]
    return entry, words


def _reference(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """A reference to an entry that is not there: the entries of the document with the nearest numbers."""
    programme = next((facts.files[place.file] for place in finding.places if place.file in facts.files), "")
    listed = facts.entries.get(programme, {})
    own, words = _entry_and_words(finding)
    found = re.search(r"[0-9]+(?:\.[0-9]+)*[a-z]?", words)
    number = found[0] if found else ""
    for near, distance in nearest(number, [each for each in listed if each != own], most=3, within=1):
        yield Repair(
            Text(
                f"In entry {own}, refer to {near} “{listed[near].title}” instead of {number}: "
                f"{distance} sign away in writing.",
                f"В пункте {own} сослаться на {near} «{listed[near].title}» вместо {number}: "
                f"отличие в {distance} знак.",
            ),
            WEAK,
            (*finding.places, *facts.says(listed[near].iri, "sourceNotation")),
            number,
            near,
        )


def _former(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """A number of an earlier edition: the number of today beside it."""
    entry = finding.subjects[0]
    now = facts.number(entry)
    former = next((key for key in finding.key if re.fullmatch(r"[0-9][\w./-]*", key)), "")
    if former:
        said = f"item {former} of an earlier edition", f"п. {former} прежней редакции"
        if "/" not in now:
            said = f"{now} ({said[0]})", f"{now} ({said[1]})"
        yield Repair(
            Text(
                f"Say which edition the number {former} is of: “{said[0]}”.",
                f"Указать, из какой редакции номер {former}: «{said[1]}».",
            ),
            SINGLE,
            finding.places,
        )


def _known_performer(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """A performer nobody knows: the names in the reference data that are most like it."""
    own, words = _entry_and_words(finding)
    best: list[tuple[float, str]] = []
    for names in facts.bodies.values():
        ratio, name = max((fuzz.ratio(words.casefold(), name.casefold()) / 100, name) for name in names)
        if of_likeness(ratio):
            best.append((ratio, name))
    for ratio, name in sorted(best, key=lambda pair: (-pair[0], pair[1]))[:3]:
        yield Repair(
            Text(
                f"In entry {own}, write “{name}” instead of “{words}”: "
                f"it is among the known names most like it ({ratio:.0%}).",
                f"В пункте {own} указать «{name}» вместо «{words}»: "
                f"оно среди самых похожих известных названий ({ratio:.0%}).",
            ),
            of_likeness(ratio),
            finding.places,
            words,
            name,
        )


def _performers_above(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """An entry without performers: those of the entry above it."""
    entry = finding.subjects[0]
    above = facts.parents.get(entry, "")
    words = facts.performers.get(above, ())
    if words:
        number, upper, listed = facts.number(entry), facts.number(above), ", ".join(words)
        yield Repair(
            Text(
                f"In entry {number}, name the performers of {upper}, above it: {listed}.",
                f"В пункте {number} назвать исполнителей вышестоящего пункта {upper}: {listed}.",
            ),
            SINGLE,
            facts.says(above, "hasPerformerParticipation"),
            "",
            listed,
        )


def _partner(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """Partners whom only the note names: among the performers too."""
    entry, names = finding.subjects[0], finding.details[0]
    if names:
        number = facts.number(entry)
        yield Repair(
            Text(
                f"In entry {number}, add to the performers: {names}.",
                f"В пункте {number} добавить к исполнителям: {names}.",
            ),
            SINGLE,
            finding.places,
            "",
            names,
        )


TERMS: Mapping[str, Proposer] = {
    "Entry-reversedTerm": _reversed,
    "Entry-startsTooEarly": _within_programme,
    "Entry-endsTooLate": _within_programme,
    "Entry-outsideParentTerm": _within_parent,
    "completion-expected-after-the-term": _longer,
    "gap-in-numbering": _missing_number,
    "Action-parentEntry": _parent,
    "DevelopmentProgrammeItem-parentEntry": _parent,
    "unresolved-reference": _reference,
    "former-number-gone": _former,
    "former-number-reused": _former,
    "performer-not-recognised": _known_performer,
    "performer-inherited": _performers_above,
    "entry-without-performer": _performers_above,
    "partner-not-among-performers": _partner,
}
