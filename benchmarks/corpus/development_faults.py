"""What can go wrong in a row of a development programme.

Each planter changes the row and tells what is to be found then.
"""

from benchmarks.corpus import term_faults
from benchmarks.corpus.faults import Field, Found, Planter
from benchmarks.corpus.rows import Row, Term


def _number_twice(ground: Field, row: Row) -> tuple[Found, ...]:
    """The last row of a section whose items nobody cites bears the number of the row before it."""
    before = _last_but_one(ground, row)
    if before is None:
        return ()
    row.number, row.term, row.performers, row.remarks = before.number, before.term, before.performers, []
    return (("Entry-oneTitle", ground.iri(row)),)


def _number_left_out(ground: Field, row: Row) -> tuple[Found, ...]:
    if _last_but_one(ground, row) is None:
        return ()
    stem, _, last = row.number.rpartition(".")
    # What was found in the row of this number before would be found in it now.
    row.number, row.performers, row.remarks = f"{stem}.{int(last) + 1}", "President", []
    start, end = ground.programme.start, ground.programme.end
    row.term = Term(f"{start}{ground.programme.dash}{end}", start, end)
    return (("gap-in-numbering", ground.iri(row)),)


def _last_but_one(ground: Field, row: Row) -> Row | None:
    """The row before this one, if this is the last of a section that belongs to no committee."""
    for section in ground.programme.sections:
        if row.committee is None and len(section.rows) > 1 and section.rows[-1] is row:
            return next(iter(ground.untouched(section.rows[-2:-1])), None)
    return None


def _unknown_term(ground: Field, row: Row) -> tuple[Found, ...]:
    if not ground.stands_alone(row):
        return ()
    row.term = Term("Sometime")
    return (("term-not-understood", ground.words("Sometime")),)


def _no_term(ground: Field, row: Row) -> tuple[Found, ...]:
    if not ground.stands_alone(row):
        return ()
    row.term = Term("")
    return (("Entry-noTerm", ground.iri(row)),)


def _unknown_performer(ground: Field, row: Row) -> tuple[Found, ...]:
    if not ground.stands_alone(row):
        return ()
    row.performers = "Friends of measurement"
    words = ground.words(row.performers)
    return (("performer-not-recognised", words), ("entry-without-performer", ground.iri(row)))


def _relative_date(ground: Field, row: Row) -> tuple[Found, ...]:
    if not ground.stands_alone(row):
        return ()
    row.remarks.append("Is to be presented this year.")
    return (("relative-date", ground.words("this year")),)


PLANTERS: dict[str, Planter] = {
    "number used twice": _number_twice,
    "number left out": _number_left_out,
    "term that nobody understands": _unknown_term,
    "no term": _no_term,
    "performer that nobody knows": _unknown_performer,
    "date that depends on the reader": _relative_date,
    **term_faults.PLANTERS,
}
RARE = frozenset({"number used twice", "number left out"})
