"""A development programme: items in sections, of which four belong to a committee each."""

import random

from benchmarks.corpus import reference
from benchmarks.corpus.rows import Programme, Row, Section, Term
from benchmarks.corpus.words import MONTHS, UNITS, Titles, some
from benchmarks.corpus.world import SUBCOMMITTEES, Period

_INDICATOR_LETTERS = "abcdef"
_MAKING = ("Development and realization of", "Drafting and fulfilment of", "Planning and execution of",
           "Elaboration and implementation of")  # fmt: skip


def development_programme(period: Period, seed: int, projects: list[str]) -> Programme:
    """The programme of the period; `projects` are the numbers of projects that its notes may name."""
    return _Development(period, seed, projects).programme()


class _Development:
    def __init__(self, period: Period, seed: int, projects: list[str]) -> None:
        self.period, self.name = period, period.organisation.name
        self.chance = random.Random(f"{seed}/{period.key}")
        self.titles = Titles(self.chance)
        self.dash = self.chance.choice("–-")
        self.projects = list(projects)
        self.portfolio = self.chance.choice(
            ("cooperation with the regions", "questions of training", "quality")
        )
        self.measured = 0

    def programme(self) -> Programme:
        period = self.period
        sections = [
            self._general("1", "Improvement of infrastructure and of the arrangement of activities", 7)
        ]
        sections.append(Section("2", "Activity in the fields of cooperation"))
        fields = reference.fields_of(period.organisation)
        for place, committee in enumerate(period.organisation.committees, 1):
            sections.append(self._of_committee(f"2.{place}", fields[place - 1], committee))
        sections.append(self._general("3", "Collaboration with other organisations", 9))
        return Programme(
            key=period.key, kind="development", body=period.organisation.identifier,
            start=period.start, end=period.end, dash=self.dash, as_of="", code=f"P1/{period.start}",
            title=f"{self.name} DEVELOPMENT PROGRAM FOR {period.start}{self.dash}{period.end}",
            sections=sections,
        )  # fmt: skip

    def _general(self, number: str, title: str, count: int) -> Section:
        rows = [
            self._item(f"{number}.{index}", self._those_in_charge(), None) for index in range(1, count + 1)
        ]
        return Section(number, title, rows)

    def _of_committee(self, number: str, field: str, committee: int) -> Section:
        numbers = range(2, self.chance.randint(8, 11) + 2)
        rows = [self._compound(f"{number}.1", committee)]
        rows += [self._item(f"{number}.{index}", self._of(committee), committee) for index in numbers]
        return Section(number, f"In the field of {field}", rows)

    def _compound(self, number: str, committee: int) -> Row:
        """An item in two parts: the committee's work programme is to be made, and then carried out."""
        start, end = self.period.start, self.period.end
        place = self.period.organisation.committees.index(committee)
        field = reference.fields_of(self.period.organisation)[place]
        title = f"{_MAKING[place]} the Work Program of TC {committee} for {start}{self.dash}{end}, on {field}"
        whole = Term(f"{start}{self.dash}{end}", start, end)
        making = Row(
            "development", "- Development", Term(str(start), start, start), f"Chair of TC {committee}"
        )
        doing = Row("realization", "- Realization", whole, f"TC {committee} Members")
        return Row(number, title, whole, "", halves=(making, doing), committee=committee)

    def _item(self, number: str, performers: str, committee: int | None) -> Row:
        row = Row(number, self.titles.title(), self._term(), performers, committee=committee)
        row.remarks = self._remarks(row)
        return row

    def _term(self) -> Term:
        start, end, draw = self.period.start, self.period.end, self.chance.random()
        if draw < 0.6:
            return Term(f"{start}{self.dash}{end}", start, end)
        if draw < 0.78:
            year = self.chance.randint(start, end)
            return Term(str(year), year, year)
        if draw < 0.82:
            return Term(f"once in 2 years ({start}, {start + 2})", start, start + 2)
        return Term(
            self.chance.choice(
                ("Constantly", "As necessary", "According to an individual schedule", "Annually")
            )
        )

    def _of(self, committee: int) -> str:
        own = [f"TC {committee}", f"SC {committee}.{self.chance.randint(1, SUBCOMMITTEES)}"]
        return self.chance.choice((
            own[0], ", ".join(own), f"Chair of TC {committee}, {own[1]}, {self.name} Secretariat",
            f"Chairs of TC {committee}, {own[1]}", f"{own[1]}, {self.name} Council, {self.name} Secretariat",
            f"TC {committee} Members",
            f"{own[0]}, {self.chance.choice(reference.BUREAUS)}, {self.name} Council",
        ))  # fmt: skip

    def _those_in_charge(self) -> str:
        countries = some(self.chance, reference.COUNTRIES, 2, 2)
        chairs = ", ".join(f"TC {committee}" for committee in self.period.organisation.committees)
        return self.chance.choice((
            f"President, {self.name} Council, {self.name} Secretariat", f"{self.name} Secretariat",
            f"President, Vice-President responsible for {self.portfolio}", f"{self.name} Council",
            f"Chairs of {chairs}",
            f"Committee Members from {countries[0]} and {countries[1]}, {self.name} Secretariat",
            f"Participants of cooperation, {self.name} Secretariat", f"President, {self.name} Council",
            f"{self.name} Committee, {self.name} Secretariat",
        ))  # fmt: skip

    def _remarks(self, row: Row) -> list[str]:
        remarks = []
        if self.chance.random() < 0.45 or self.measured == 0:
            remarks.append(self._targets(row))
        draw = self.chance.random()
        if draw < 0.06:
            remarks.append(f"Is approved at the {self.name} Council meeting in November {self.period.start}.")
        elif draw < 0.1 and self.projects:
            remarks.append(f"Within Project {self.projects.pop()}.")
        elif draw < 0.16:
            remarks.append(f"Realized through participation in the {self.chance.choice(reference.EVENTS)}.")
        elif draw < 0.22:
            remarks.append(f"Together with {self.chance.choice(reference.BUREAUS)}.")
        elif draw < 0.27:
            index = self.chance.randrange(reference.documents())
            remarks.append(f"See document {reference.document_code(index, self.period.start)}.")
        elif draw < 0.33:
            remarks.append(f"To report at the meetings in {self.chance.choice(MONTHS)}.")
        elif draw < 0.42:
            remarks.append(f"Is shown on the {self.chance.choice(reference.RESOURCES)}.")
        return remarks

    def _targets(self, row: Row) -> str:
        """What the item is measured by; the first one measured has two indicators, as have a few others."""
        many = 2 if self.measured == 0 or self.chance.random() < 0.1 else 1
        told = []
        for _ in range(many):
            self.measured += 1
            level = 1 + self.measured // len(_INDICATOR_LETTERS)
            notation = (
                f"{_INDICATOR_LETTERS[self.measured % len(_INDICATOR_LETTERS)]}.{level}.{self.measured}"
            )
            row.indicators = (*row.indicators, notation)
            told.append(
                f"Ind-{notation}: at least {self.chance.randint(2, 40)} {self.chance.choice(UNITS)} per year."
            )
        return " ".join(told)
