"""Invented pairs of programmes of which it is known, since they are made so, which entry continues which.

Each set is a programme and a later one. An entry is made of what is done, to what, about what, for whom; each
has several ways to be said in English and in Russian. A later entry continues an earlier one in the same
words, in others, in words of which some stand in the note, or as a part or a whole of it. Distractors are
as close as real ones: the same about another subject, another deed about the same, another committee,
another project. Nothing is taken from the real documents but the way in which they speak.
"""

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

SETS = 24
_LANGUAGES = (("en", "en"), ("en", "en"), ("en", "ru"), ("ru", "en"), ("en", "en"), ("ru", "ru"))

Said = dict[str, list[str]]


_TABLES = tomllib.loads((Path(__file__).parent / "links.toml").read_text("utf-8"))
DEEDS: list[Said] = _TABLES["deeds"]
SUBJECTS: list[Said] = _TABLES["subjects"]
ENDS: list[Said] = _TABLES["ends"]
NOTES: list[Said] = _TABLES["notes"]
SECTIONS: list[Said] = _TABLES["sections"]
_DEED_NAMES = [deed["name"] for deed in _TABLES["deeds"]]
# What is dealt with, and the places of the deeds that suit it.
OBJECTS: list[tuple[Said, list[int]]] = [
    (each, [_DEED_NAMES.index(name) for name in each["deeds"]]) for each in _TABLES["objects"]
]
_BODIES = (
    ("tc-4", "sc-4.1", "sc-4.3"), ("tc-4", "sc-4.2", "secretariat"), ("jcms", "tc-1.2", "tc-1.5", "tc-1.12"),
    ("tc-2", "sc-2.1", "sc-2.2"),
)  # fmt: skip
WHOLES = {"sc-4.1": "tc-4", "sc-4.2": "tc-4", "sc-4.3": "tc-4", "sc-2.1": "tc-2", "sc-2.2": "tc-2",
          "tc-1.2": "jcms", "tc-1.5": "jcms", "tc-1.12": "jcms"}  # fmt: skip
_RHYTHMS = ("", "", "", "annual", "ongoing", "biennial")


@dataclass(frozen=True)
class Work:
    """What an entry is about, whichever words it uses; numbers are places in the tables above."""

    deed: int
    objects: tuple[int, ...]
    subjects: tuple[int, ...]
    end: int | None
    field: int
    bodies: tuple[str, ...]
    things: tuple[str, ...] = ()
    rhythm: str = ""
    name: str = ""


@dataclass(frozen=True)
class Row:
    """An invented entry."""

    set: int
    programme: str
    number: str
    language: str
    title: str
    note: str
    section: str
    recurrence: str
    bodies: tuple[str, ...]
    things: tuple[str, ...]


@dataclass
class Invented:
    """The entries of a set, and which continues which: earlier number, later number, relation, how."""

    rows: list[Row] = field(default_factory=list)
    labels: list[tuple[int, str, str, str, str]] = field(default_factory=list)


def invent(sets: int = SETS) -> Invented:
    """So many sets; the same each time."""
    found = Invented()
    for number in range(1, sets + 1):
        _Set(number, random.Random(7000 + number), found).make()
    return found


class _Set:
    def __init__(self, number: int, chance: random.Random, found: Invented) -> None:
        self.number, self.chance, self.found = number, chance, found
        self.languages = _LANGUAGES[number % len(_LANGUAGES)]
        self.subjects = list(range(len(SUBJECTS)))
        chance.shuffle(self.subjects)
        self.projects = iter(range(100 * number, 100 * number + 99))
        self.names = ["Zenith", "Meridian", "Horizon", "Compass", "Azimuth", "Parallel", "Equator", "Tropic"]
        chance.shuffle(self.names)

    def make(self) -> None:
        """Works that go on, works that end, works that begin, and what is close to them."""
        earlier: list[Work] = []
        later: list[tuple[Work, list[tuple[int, str, str]]]] = []
        for _ in range(14):
            place = len(earlier)
            earlier.append(work := self._work())
            kind = self.chance.choices(
                ("renumbered", "reworded", "named", "split", "merge", "ends"), (2, 5, 3, 2, 2, 4)
            )[0]
            if kind in ("renumbered", "reworded", "named"):
                work = earlier[place] = replace(work, name=self._name() if kind == "named" else work.name)
                later.append((self._changed(work), [(place, "same", kind)]))
            elif kind == "split":
                whole = earlier[place] = replace(work, objects=self._two(work), end=None)
                parts = (replace(whole, objects=(each,)) for each in whole.objects)
                later.extend((self._changed(part), [(place, "part", kind)]) for part in parts)
            elif kind == "merge":
                objects = self._two(work)
                earlier[place] = replace(work, objects=objects[:1])
                earlier.append(replace(work, objects=objects[1:]))
                both = self._changed(replace(work, objects=objects))
                later.append((both, [(place, "whole", kind), (place + 1, "whole", kind)]))
            later.extend((each, []) for each in self._close(work))
        earlier.extend(self._work() for _ in range(4))
        later.extend((self._work(), []) for _ in range(4))
        self._write(earlier, later)

    def _work(self) -> Work:
        thing = self.chance.randrange(len(OBJECTS))
        area = self.chance.randrange(len(SECTIONS))
        bodies = tuple(self.chance.sample(_BODIES[area], self.chance.choice((1, 1, 2))))
        things: tuple[str, ...] = (f"project/{next(self.projects)}",) if self.chance.random() < 0.2 else ()
        if self.chance.random() < 0.15:
            things += (f"resource/{self.chance.choice(('website', 'portal', 'server'))}",)
        return Work(
            self.chance.choice(OBJECTS[thing][1]),
            (thing,),
            (self.subjects.pop(),) if self.subjects else (self.chance.randrange(len(SUBJECTS)),),
            self.chance.choice((None, None, *range(len(ENDS)))),
            area,
            bodies,
            things,
            self.chance.choice(_RHYTHMS),
        )

    def _name(self) -> str:
        return self.names.pop() if self.names else ""

    def _typed(self, title: str) -> str:
        """The title, now and then with a letter left out, as documents have it."""
        words = title.split()
        at = self.chance.randrange(len(words))
        if len(words[at]) > 6 and self.chance.random() < 0.25:
            place = self.chance.randrange(1, 5)
            words[at] = words[at][:place] + words[at][place + 1 :]
        return " ".join(words)

    def _two(self, work: Work) -> tuple[int, int]:
        suiting = [
            at for at, (_, deeds) in enumerate(OBJECTS) if work.deed in deeds and at not in work.objects
        ]
        return work.objects[0], self.chance.choice(suiting or [(work.objects[0] + 1) % len(OBJECTS)])

    def _changed(self, work: Work) -> Work:
        """The same work as the later programme has it: other bodies, a new project, another audience."""
        if self.chance.random() < 0.3:
            work = replace(work, bodies=tuple(self.chance.sample(_BODIES[work.field], 1)))
        if work.things and self.chance.random() < 0.2:
            work = replace(work, things=())
        if self.chance.random() < 0.3:
            work = replace(work, end=self.chance.choice((None, *range(len(ENDS)))))
        return work

    def _close(self, work: Work) -> Iterator[Work]:
        """Other works that are much like this one."""
        if self.chance.random() < 0.35:
            others = [each for each in OBJECTS[work.objects[0]][1] if each != work.deed]
            if others:
                things = work.things if self.chance.random() < 0.3 else work.things[1:]
                yield replace(work, deed=self.chance.choice(others), things=things, name="")
        if self.chance.random() < 0.35 and self.subjects:
            things = (f"project/{next(self.projects)}",) if work.things else ()
            yield replace(work, subjects=(self.subjects.pop(),), things=things, name="")
        if self.chance.random() < 0.15:
            area = (work.field + 1) % len(_BODIES)
            objects = ((work.objects[0] + 3) % len(OBJECTS),)
            yield replace(work, objects=objects, field=area, bodies=_BODIES[area][:1], name="", things=())

    def _write(
        self, earlier: Sequence[Work], later: Sequence[tuple[Work, list[tuple[int, str, str]]]]
    ) -> None:
        order = list(range(len(later)))
        self.chance.shuffle(order)
        kept: dict[int, str] = {}
        for at, work in enumerate(earlier, start=1):
            row = self._row("earlier", str(at), work)
            kept[at - 1] = row.title
            self.found.rows.append(row)
        for at, place in enumerate(order, start=1):
            work, continued = later[place]
            row = self._row("later", str(at), work)
            if any(how == "renumbered" for _, _, how in continued) and len(set(self.languages)) == 1:
                row = replace(row, title=kept[continued[0][0]])
            self.found.rows.append(row)
            for one, relation, how in continued:
                self.found.labels.append((self.number, str(one + 1), str(at), relation, how))

    def _row(self, programme: str, number: str, work: Work) -> Row:
        language = self.languages[programme == "later"]

        def say(said: Said) -> str:
            return self.chance.choice(said[language])

        both = " и " if language == "ru" else " and "
        about = both.join(say(SUBJECTS[each]) for each in work.subjects)
        objects = both.join(say(OBJECTS[each][0]) for each in work.objects)
        end = say(ENDS[work.end]) if work.end is not None else ""
        note = [say(each) for each in self.chance.sample(NOTES, self.chance.choice((0, 1, 1, 2)))]
        if work.name and programme == "later":
            # What the subject is, only the note and the name tell.
            note.insert(0, f"{objects[0].upper()}{objects[1:]} {about}.")
            title = f"{say(DEEDS[work.deed])} {objects} «{work.name}» {end}"
        elif work.name:
            note.insert(0, f"«{work.name}»")
            title = f"{say(DEEDS[work.deed])} {objects} {about}"
        elif end and self.chance.random() < 0.2:
            note.insert(0, f"{end[0].upper()}{end[1:]}.")
            title = f"{say(DEEDS[work.deed])} {objects} {about}"
        else:
            title = f"{say(DEEDS[work.deed])} {objects} {about} {end}"
        return Row(
            self.number, programme, number, language, self._typed(" ".join(title.split())), " ".join(note),
            say(SECTIONS[work.field]), work.rhythm, work.bodies, work.things,
        )  # fmt: skip
