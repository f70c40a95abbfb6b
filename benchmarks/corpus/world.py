"""Who there is in the invented world, and which document is which.

An invented organisation has four technical committees with three subcommittees each. For every period it has
a development programme, which each of the committees answers with a work programme: five documents, a set.
"""

from collections.abc import Iterator
from dataclasses import dataclass

COMMITTEES = 4
SUBCOMMITTEES = 3
IN_A_SET = 1 + COMMITTEES
# Length of the periods, and the years by which they begin later: no two organisations share a period, so that
# "the Development Program for 2031–2033" is one programme only.
_GRIDS = tuple((length, offset) for length in (3, 4, 5, 6) for offset in range(length))
_FIRST_YEAR = 2001
_PERIODS_AT_A_TIME = 5
_ROUNDS = 3
SETS = len(_GRIDS) * _PERIODS_AT_A_TIME * _ROUNDS
# Numbers of projects have four digits.
PROJECTS_PER_DOCUMENT = 7


@dataclass(frozen=True, slots=True)
class Organisation:
    """An invented organisation: its place in the world, and the names that documents use."""

    index: int

    @property
    def name(self) -> str:
        """Short name, as in "INV-1 Secretariat"."""
        return f"INV-{self.index + 1}"

    @property
    def identifier(self) -> str:
        """Identifier of the organisation as a body."""
        return self.name.lower()

    @property
    def committees(self) -> tuple[int, ...]:
        """The numbers of its technical committees."""
        first = 10 + COMMITTEES * self.index
        return tuple(range(first, first + COMMITTEES))


@dataclass(frozen=True, slots=True)
class Period:
    """A development programme and the work programmes that answer it."""

    organisation: Organisation
    start: int
    end: int

    @property
    def key(self) -> str:
        """Key of the development programme."""
        return f"dp-{self.start}-{self.end}"

    def key_of(self, committee: int) -> str:
        """Key of the work programme of a committee."""
        return f"wp-tc-{committee}-{self.start}-{self.end}"

    def following(self) -> "Period":
        """The organisation's next period."""
        length = self.end - self.start + 1
        return Period(self.organisation, self.start + length, self.end + length)


def period_of(index: int) -> Period:
    """The period of the set with this index."""
    turn, rest = divmod(index, len(_GRIDS) * _PERIODS_AT_A_TIME)
    organisation, period = divmod(rest, _PERIODS_AT_A_TIME)
    length, offset = _GRIDS[organisation]
    start = _FIRST_YEAR + offset + (period + turn * _PERIODS_AT_A_TIME) * length
    return Period(Organisation(organisation), start, start + length - 1)


def organisations(documents: int) -> Iterator[Organisation]:
    """The organisations that so many documents are of."""
    sets = -(-documents // IN_A_SET)
    count = min(-(-sets // _PERIODS_AT_A_TIME), len(_GRIDS))
    return (Organisation(index) for index in range(count))
