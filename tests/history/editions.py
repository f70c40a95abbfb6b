"""Invented editions, and edits whose outcome is known."""

import random
from collections.abc import Callable
from dataclasses import replace

from coomet_graph.history import Detail, Edition, Entry, Identity
from coomet_graph.history.edition import edition

WORDS = [
    "seminar",
    "training",
    "comparison",
    "standard",
    "calibration",
    "uncertainty",
    "website",
    "directory",
    "database",
    "procedure",
    "guide",
    "inspection",
    "quality",
    "measurement",
    "pressure",
    "temperature",
    "humidity",
    "viscosity",
    "frequency",
    "acoustics",
    "length",
    "mass",
    "publication",
    "translation",
    "cooperation",
    "questionnaire",
    "evaluation",
    "conference",
    "competition",
    "platform",
    "secretariat",
    "обучение",
    "эталон",
    "сличение",
    "метрология",
    "погрешность",
    "семинар",
    "руководство",
    "перевод",
]
KINDS_OF_DETAILS = ("term", "performers", "basis", "indicators", "states", "projects", "participants")


def identity(name: str) -> Identity:
    return Identity("wp-tc-4-2031-2033", f"wp-{name}", f"{name}.txt", name.ljust(64, "0"))


def section(number: int, title: str) -> Entry:
    return Entry("section", str(number), title)


def action(notation: str, title: str, *details: Detail, note: str = "") -> Entry:
    return Entry("action", notation, title, notation.split(".", maxsplit=1)[0], note, tuple(sorted(details)))


def of(name: str, *entries: Entry) -> Edition:
    return edition(identity(name), entries)


def title(rng: random.Random) -> str:
    return " ".join(rng.sample(WORDS, rng.randint(1, 8)))


def details(rng: random.Random) -> tuple[Detail, ...]:
    chosen = {
        Detail(rng.choice(KINDS_OF_DETAILS), str(rng.randrange(4)), rng.choice(("one way", "another way")))
        for _ in range(rng.randrange(4))
    }
    return tuple(sorted(chosen))


def invented(rng: random.Random) -> list[Entry]:
    """Sections with actions, some of which bear the same words."""
    sections = [section(number, title(rng)) for number in range(1, rng.randint(2, 4))]
    actions = [
        replace(
            action(f"{each.notation}.{number}", title(rng) if rng.random() < 0.8 else "Development"),
            details=details(rng),
            note=title(rng) if rng.random() < 0.5 else "",
        )
        for each in sections
        for number in range(1, rng.randint(2, 7))
    ]
    return sections + actions


Edit = Callable[[list[Entry], random.Random], None]


def _some(entries: list[Entry], rng: random.Random) -> int:
    return rng.choice([at for at, entry in enumerate(entries) if entry.kind == "action"])


def _free(entries: list[Entry], section_: str | None) -> str:
    taken = {entry.notation for entry in entries}
    return next(f"{section_}.{n}" for n in range(1, 99) if f"{section_}.{n}" not in taken)


def reword(entries: list[Entry], rng: random.Random) -> None:
    at = _some(entries, rng)
    words = entries[at].title.split()
    words[rng.randrange(len(words))] = rng.choice(WORDS)
    entries[at] = replace(entries[at], title=" ".join(words))


def move(entries: list[Entry], rng: random.Random) -> None:
    at = _some(entries, rng)
    to = rng.choice([entry.notation for entry in entries if entry.kind == "section"])
    entries[at] = replace(entries[at], notation=_free(entries, to), section=to)


def renumber(entries: list[Entry], rng: random.Random) -> None:
    """A row comes first in a section: what follows has other numbers."""
    heading = rng.choice([entry.notation for entry in entries if entry.kind == "section"])
    inside = [at for at, entry in enumerate(entries) if entry.section == heading]
    for number, at in enumerate(inside, 2):
        entries[at] = replace(entries[at], notation=f"{heading}.{number}")
    entries.append(action(f"{heading}.1", title(rng)))


def split(entries: list[Entry], rng: random.Random) -> None:
    at = _some(entries, rng)
    words = entries[at].title.split()
    middle = (len(words) + 1) // 2
    entries[at] = replace(entries[at], title=" ".join(words[:middle]))
    rest = " ".join(words[middle:]) or "rest"
    entries.append(replace(entries[at], notation=_free(entries, entries[at].section), title=rest))


def merge(entries: list[Entry], rng: random.Random) -> None:
    one, other = entries[_some(entries, rng)], entries[_some(entries, rng)]
    if one != other:
        entries.remove(other)
        entries[entries.index(one)] = replace(one, title=f"{one.title} and {other.title}")


def drop(entries: list[Entry], rng: random.Random) -> None:
    if sum(entry.kind == "action" for entry in entries) > 1:
        del entries[_some(entries, rng)]


def add(entries: list[Entry], rng: random.Random) -> None:
    heading = rng.choice([entry.notation for entry in entries if entry.kind == "section"])
    entries.append(replace(action(_free(entries, heading), title(rng)), details=details(rng)))


def change_fields(entries: list[Entry], rng: random.Random) -> None:
    at = _some(entries, rng)
    entries[at] = replace(entries[at], details=details(rng), note=title(rng))


def rename_section(entries: list[Entry], rng: random.Random) -> None:
    at = rng.choice([at for at, entry in enumerate(entries) if entry.kind == "section"])
    entries[at] = replace(entries[at], title=title(rng))


EDITS: list[Edit] = [
    reword,
    move,
    renumber,
    split,
    merge,
    drop,
    add,
    change_fields,
    rename_section,
]
