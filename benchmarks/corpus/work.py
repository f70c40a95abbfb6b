"""A work programme: actions of a committee that carry out the items of a development programme."""

import random

from benchmarks.corpus import reference
from benchmarks.corpus.rows import Basis, CompletedProject, Programme, Row, Section, Term
from benchmarks.corpus.words import LETTERS, MONTHS, SURNAMES, Titles, some
from benchmarks.corpus.world import SUBCOMMITTEES, Period

_IN_A_SECTION = 6
COMPLETED = "COMPLETED PROJECTS"


def work_programme(
    development: Programme, period: Period, committee: int, seed: int, projects: list[str]
) -> Programme:
    """The work programme of a committee; `projects` are the numbers of its own projects."""
    return _Work(development, period, committee, seed, projects).programme()


class _Work:
    def __init__(
        self, development: Programme, period: Period, committee: int, seed: int, projects: list[str]
    ) -> None:
        self.development, self.period, self.committee = development, period, committee
        self.name = period.organisation.name
        self.chance = random.Random(f"{seed}/{period.key_of(committee)}")
        self.titles = Titles(self.chance)
        self.dash = self.chance.choice("–-")
        self.projects = projects
        # What is reported was the state in June of the second year.
        self.as_of = period.start + 1

    def programme(self) -> Programme:
        start, end = self.period.start, self.period.end
        items = [row for row in self.development.rows() if row.committee == self.committee]
        cited = [item for item in items for _ in range(self.chance.choice((2, 2, 3, 3, 4)))]
        sections: list[Section] = []
        rows: list[Row] = []
        for first in range(0, len(cited), _IN_A_SECTION):
            number = len(sections) + 1
            section = Section(f"{number}", self.titles.title())
            for place, item in enumerate(cited[first : first + _IN_A_SECTION], 1):
                section.rows += self._action(f"{number}.{place}", item, rows)
            rows += section.rows
            sections.append(section)
        sections.append(self._of_projects(len(sections) + 1))
        return Programme(
            key=self.period.key_of(self.committee), kind="work", body=f"tc-{self.committee}",
            start=start, end=end,
            title=f"WORK PROGRAM OF TC {self.committee} FOR {start}{self.dash}{end}", code=f"P4/{start}",
            dash=self.dash, as_of=f"{self.as_of}-06", sections=sections, completed=self._completed(),
        )  # fmt: skip

    def _action(self, number: str, item: Row, before: list[Row]) -> list[Row]:
        term = self._term()
        row = Row(number, self.titles.title(), term, self._performers(), basis=self._basis(item))
        ready = [each for each in before if self._is_ready(each, row)]
        if ready and self.chance.random() < 0.22:
            needed = self.chance.choice(ready)
            row.needs = (needed.number,)
            row.remarks.append(f"According to the plan under item {needed.number}.")
        row.remarks += self._remarks()
        row.state, row.says = self._state(term)
        if self.chance.random() > 0.04:
            return [row]
        part = Row(f"{number}.1", self.titles.title(), row.term, "", remarks=["A part of the whole."])
        return [row, part]

    def _basis(self, item: Row) -> Basis:
        return Basis(item.number, item.indicators, self.development.start, self.development.end)

    def _is_ready(self, needed: Row, row: Row) -> bool:
        """Whether what is needed is over before the row ends."""
        if needed.term.end is None or "." in needed.number[needed.number.index(".") + 1 :]:
            return False
        return needed.term.end <= (row.term.end or self.period.end)

    def _term(self) -> Term:
        start, end, draw = self.period.start, self.period.end, self.chance.random()
        if draw < 0.35:
            return Term(f"{start}{self.dash}{end}", start, end)
        if draw < 0.5:
            return Term(f"{start + 1}{self.dash}{end}", start + 1, end)
        if draw < 0.62:
            year = self.chance.randint(start, end)
            return Term(str(year), year, year)
        if draw < 0.65:
            return Term(f"once in two years ({start}, {start + 2})", start, start + 2)
        return Term("Annually" if draw < 0.85 else "Ongoing")

    def _performers(self) -> str:
        one, other = self.chance.sample(range(1, SUBCOMMITTEES + 1), 2)
        own = f"TC {self.committee}"
        return self.chance.choice((
            own, own, f"{own}, SC {self.committee}.{one}", f"Chair of {own}", f"SC {self.committee}.{one}",
            f"Chairs of {own}, SC {self.committee}.{one}, SC {self.committee}.{other}",
            f"SCs {self.committee}.1{self.dash}{self.committee}.{SUBCOMMITTEES}",
            f"Chair of {own}, SC {self.committee}.{other}", f"Members of {own}",
        ))  # fmt: skip

    def _remarks(self) -> list[str]:
        chance = self.chance
        bureau, month = chance.choice(reference.BUREAUS), chance.choice(MONTHS)
        code = reference.document_code(chance.randrange(reference.documents()), self.period.start)
        weights = {
            "": 31,
            f"Jointly with {self.name} Secretariat.": 30,
            f"Jointly with other committees, {self.name} Secretariat and {bureau}.": 10,
            f"Report at the {self.name} Council meeting ({month} {self.period.end}).": 10,
            f"Information is published on the {chance.choice(reference.RESOURCES)}.": 10,
            f"Update of {code}.": 5,
            f"With a view to the {chance.choice(reference.AGREEMENTS)}.": 4,
        }
        said = chance.choices(list(weights), list(weights.values()))[0]
        return [said] if said else []

    def _state(self, term: Term) -> tuple[str, str]:
        """State and words, such as an audit has nothing to say against."""
        if term.end is not None and term.end < self.as_of:
            code = reference.document_code(self.chance.randrange(reference.documents()), self.as_of)
            return "completed", f"Document {code} was approved."
        draw = self.chance.random()
        if term.words == "Annually" and draw < 0.2:
            return (
                "completed",
                f"The Plan for {self.as_of} has been prepared and published on the Union website.",
            )
        if (term.start is not None and term.start > self.as_of) or draw < 0.08:
            return "planned", f"It will be discussed in {self.chance.choice(MONTHS)}."
        if draw < 0.13 and term.end is not None:
            body = f"TC {self.committee}"
            after = self.period.following()
            return "moved", (
                f"It is suggested that the action be moved to the Work Program of {body} "
                f"for {after.start}{self.dash}{after.end}."
            )
        if draw < 0.18 and term.end is not None:
            return (
                "underway",
                f"Works are underway (it is expected that works will be completed in {term.end}).",
            )
        return "underway", "Works are underway."

    def _of_projects(self, number: int) -> Section:
        section = Section(str(number), "Implementation of Projects")
        items = [row for row in self.development.rows() if row.committee == self.committee]
        for place, project in enumerate(self.projects[:3], 1):
            term = Term(
                f"{self.period.start}{self.dash}{self.period.end}", self.period.start, self.period.end
            )
            row = Row(
                f"{number}.{place}",
                self.titles.title(),
                term,
                f"SC {self.committee}.{place}",
                project=project,
            )
            row.basis = self._basis(self.chance.choice(items))
            row.state, row.says = "underway", "Works are underway."
            section.rows.append(row)
        return section

    def _completed(self) -> list[CompletedProject]:
        done = []
        for project in self.projects[3:]:
            place = self.chance.randrange(len(LETTERS))
            person = f"{self.chance.choice('ABCDEGHKLMNPRSTV')}.{self.chance.choice(SURNAMES)}"
            who = f"{person} {reference.INSTITUTES[place]}, {reference.COUNTRIES[place]}"
            others = ", ".join(some(self.chance, reference.CODES, 3, 6))
            code = reference.document_code(self.chance.randrange(reference.documents()), self.as_of)
            term = Term(f"{self.period.start}{self.dash}{self.as_of}", self.period.start, self.as_of)
            says = f"Implemented. Information material {code} was approved."
            done.append(CompletedProject(project, self.titles.title(), who, others, term, says))
        return done
