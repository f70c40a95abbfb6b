"""Repairs of what is written otherwise than it should be: letters, spaces, codes, names, dashes."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from coomet_graph.audit.repair import Repair
from coomet_graph.audit.repair_facts import Facts
from coomet_graph.audit.repair_signs import AGREEING, CERTAIN, SINGLE, WEAK, Proposer, likeness
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, Place
from coomet_graph.letters import fold
from coomet_graph.namespaces import COOMET, DCTERMS

_CODE = re.compile(r"(?<![0-9])[0-9]{1,9}/[A-Z]{2}(?:-[a-z])?/[0-9]{2}")
# Of members there are always several.
_SEVERAL = re.compile(r"\b(chair|chairman|chairperson|person|president|representative)s\b", re.IGNORECASE)
_PERIOD = re.compile(r"[0-9]{4}(\s*[‐‑‒–—―-]\s*)[0-9]{4}")


def _latin(finding: Finding, _facts: Facts) -> Iterator[Repair]:
    right, written = _right_and_written(finding)
    yield _write(written, right, CERTAIN, finding.places, Text("all in Latin letters", "целиком латиницей"))


def _spacing(finding: Finding, _facts: Facts) -> Iterator[Repair]:
    right, written = _right_and_written(finding)
    yield _write(written, right, AGREEING, finding.places)


def _typing(finding: Finding, _facts: Facts) -> Iterator[Repair]:
    right, written = _right_and_written(finding)
    if written[:1].isupper():
        right = right[:1].upper() + right[1:]
    yield _write(written, right, SINGLE, finding.places)


def _right_and_written(finding: Finding) -> tuple[str, str]:
    """What should stand there, and what does: the number depends on these first, then on the edition."""
    right, written = finding.key[:2]
    return right, written


def _write(old: str, new: str, sure: float, places: tuple[Place, ...], how: Text | None = None) -> Repair:
    said = (f" ({how.en})", f" ({how.ru})") if how else ("", "")
    return Repair(
        Text(f"Write “{new}” instead of “{old}”{said[0]}.", f"Писать «{new}» вместо «{old}»{said[1]}."),
        sure,
        places,
        old,
        new,
    )


def _code(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """One code in several spellings: the well-formed one in Latin letters, else the commoner one."""
    counted = _spellings(finding.subjects[0], facts)
    if len(counted) < 2:
        return
    best = max(
        counted, key=lambda word: (fold(word) == word, bool(_CODE.fullmatch(word)), counted[word], word)
    )
    for word in counted:
        if word != best:
            mixed = fold(word) == best
            sure = CERTAIN if mixed else AGREEING if counted[best] > counted[word] else SINGLE
            places = facts.evidence.of_statement(finding.subjects[0], COOMET + "sourceNotation", None, word)
            yield _write(
                word, best, sure, places or finding.places,
                Text("the same letters in Latin", "те же буквы латиницей") if mixed
                else Text("the commoner spelling", "более частое написание"),
            )  # fmt: skip


def _spellings(thing: str, facts: Facts) -> Counter[str]:
    """The spellings of a code, and at how many places each is quoted."""
    quoted = Counter(
        place.quotation for place in facts.evidence.of_statement(thing, COOMET + "sourceNotation")
    )
    return Counter({word: quoted[word] for word in facts.spellings.get(thing, ())})


def _one_project(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """A project in two entries: one project; the entry that bears its title keeps it."""
    project, programme = finding.subjects[:2]
    spellings = sorted(_spellings(project, facts))
    code = facts.number(project)
    if len(spellings) > 1:
        shown = ", ".join(f"“{word}”" for word in spellings)
        shown_ru = ", ".join(f"«{word}»" for word in spellings)
        yield Repair(
            Text(
                f"Take {shown} for one project, {code}, and write it so in both entries.",
                f"Считать {shown_ru} одной темой, {code}, и писать её так в обоих пунктах.",
            ),
            CERTAIN if len({fold(word) for word in spellings}) == 1 else SINGLE,
            facts.evidence.of_statement(project, COOMET + "sourceNotation"),
            next((word for word in spellings if word != code), ""),
            code,
        )
    title = facts.names.title(project)
    numbers = {part.strip() for told in finding.details for part in told.split(",")}
    entries = [each for each in facts.entries.get(programme, {}).values() if each.number in numbers]
    if not title or len(entries) < 2:
        return
    alike = sorted(entries, key=lambda each: (-likeness(each.title, title), each.number))
    keeper, others = alike[0], alike[1:]
    listed = ", ".join(each.number for each in others)
    sure = AGREEING if likeness(keeper.title, title) > likeness(others[0].title, title) else WEAK
    yield Repair(
        Text(
            f"Let {keeper.number} report on project {code}, whose title it bears, and {listed} refer to it.",
            f"Сообщать о теме {code} в пункте {keeper.number}, который носит её название, "
            f"а в {listed} ссылаться на него.",
        ),
        sure,
        facts.says(keeper.iri, "underProject", "sourceNotation"),
    )


def _body_name(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """A body in several ways: the name in the reference data that is used, its number before its name."""
    written = _named(finding, facts)
    names = facts.bodies.get(finding.subjects[0], ())
    best = next((name for name in names if name in written), names[0] if names else "")
    for word in written if best else ():
        if word != best:
            yield _write(
                word, best, AGREEING if best in written else SINGLE, _at(finding, word),
                Text("the name in the reference data", "название в справочных данных"),
            )  # fmt: skip


def _commoner(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """A post in several ways: the commonest of them, said of one person.

    Ways that differ in number, capitals and hyphens alone are one way. What names several posts at once
    ("SC 4.1, SC 4.3 Chairs") is a part of a list, and stays.
    """
    named = _named(finding, facts)
    told = {_alike(word) for word in named}
    here = {place.quotation for place in finding.places} | named.keys()
    written = Counter(
        {
            word: often
            for word, often in facts.mentions.get(finding.subjects[0], {}).items()
            if _alike(word) in told and word in here
        }
    )
    ways = Counter[str]()
    for word, often in written.items():
        ways[_alike(word)] += often
    if len(ways) < 2:
        return
    (best, most), (_, second) = ways.most_common(2)
    words = max((each for each in written if _alike(each) == best), key=lambda each: (written[each], each))
    for word in written:
        if _alike(word) != best and not _SEVERAL.search(word):
            yield _write(
                word, _SEVERAL.sub(r"\1", words), SINGLE if most > second else WEAK, _at(finding, word),
                Text("the commonest way", "самое частое написание") if most > second else None,
            )  # fmt: skip


def _alike(words: str) -> str:
    """What the words say without number, capitals and hyphens, as the rule of posts compares them."""
    return _SEVERAL.sub(r"\1", words).casefold().replace("-", " ")


def _named(finding: Finding, facts: Facts) -> Counter[str]:
    """How the body or post is written, as far as the finding tells of it, and how often."""
    told = " ".join(finding.details)
    mentions = facts.mentions.get(finding.subjects[0], {})
    # A name is a part of longer ones: the whole of it stands in quotation marks.
    return Counter({word: often for word, often in mentions.items() if f"“{word}”" in told})


def _at(finding: Finding, words: str) -> tuple[Place, ...]:
    return tuple(place for place in finding.places if place.quotation == words) or finding.places


def _dash(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """Mixed dashes: the one that most terms of the document have; without terms, that of COOMET's titles."""
    programme = next((facts.files[place.file] for place in finding.places if place.file in facts.files), "")
    terms = [
        facts.terms[each.iri].words
        for each in facts.entries.get(programme, {}).values()
        if each.iri in facts.terms
    ]
    periods = [found for words in terms for found in _PERIOD.finditer(words)]
    used = Counter(found[1] for found in periods)
    usual, often = used.most_common(1)[0] if used else ("–", 0)
    is_usual = 2 * often > used.total()
    shown = next((found[0] for found in periods if found[1] == usual), "")
    for place in finding.places:
        found = _PERIOD.search(place.quotation)
        if found is not None and found[1] != usual:
            yield _write(
                found[0], found[0].replace(found[1], usual), SINGLE if is_usual else WEAK, (place,),
                Text(f"{often} of {used.total()} terms are written as {shown}",
                     f"так, как {shown}, записаны сроки: {often} из {used.total()}") if often else None,
            )  # fmt: skip


def _identifier(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """A project with two numbers: the one that is quoted more often."""
    numbers = sorted({part.strip() for told in finding.details for part in told.split(",")})
    places = facts.evidence.of_statement(finding.subjects[0], DCTERMS + "identifier")
    counted = {
        number: sum(number in fold(place.quotation) for place in places)
        for number in numbers
        if _CODE.fullmatch(number)
    }
    if len(counted) < 2:
        return
    best = max(counted, key=lambda number: (counted[number], number))
    for number, quoted in counted.items():
        if number != best:
            yield _write(number, best, SINGLE if counted[best] > quoted else WEAK, finding.places)


def _one_entry(finding: Finding, facts: Facts) -> Iterator[Repair]:
    """Two entries with one title: the first keeps it, the other refers to it."""
    first, other = (facts.by_iri.get(each) for each in finding.subjects[:2])
    if first is None or other is None:
        return
    yield Repair(
        Text(
            f"If it is one work, keep {first.number}, and let {other.number} refer to it "
            f"(“see {first.number}”).",
            f"Если это одна работа, оставить {first.number}, а в {other.number} сослаться на него "
            f"(«см. п. {first.number}»).",
        ),
        SINGLE if first.title == other.title else WEAK,
        finding.places,
    )


SPELLINGS: Mapping[str, Proposer] = {
    "look-alike-letter": _latin,
    "spacing": _spacing,
    "typing-error": _typing,
    "code-in-several-ways": _code,
    "project-number-contradictory": _identifier,
    "project-in-two-entries": _one_project,
    "body-in-several-ways": _body_name,
    "post-in-several-ways": _commoner,
    "dash-styles-mixed": _dash,
    "near-duplicate": _one_entry,
}
