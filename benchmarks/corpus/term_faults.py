"""What can go wrong in a row of either kind of programme: in its term, or with nobody to perform."""

from benchmarks.corpus.faults import Field, Found, Planter
from benchmarks.corpus.rows import Row, Term


def _is_fit(ground: Field, row: Row) -> bool:
    """Whether the row's term can be changed without contradicting what else stands in the row."""
    reported = row.state in ("", "underway") and "expected" not in row.says
    return reported and row.term.start is not None and ground.stands_alone(row)


def _reversed(ground: Field, row: Row) -> tuple[Found, ...]:
    if not _is_fit(ground, row):
        return ()
    row.term = _range(ground, ground.programme.end, ground.programme.end - 1)
    return (("Entry-reversedTerm", ground.iri(row)),)


def _too_late(ground: Field, row: Row) -> tuple[Found, ...]:
    if not _is_fit(ground, row):
        return ()
    row.term = _range(ground, ground.programme.start + 1, ground.programme.end + 1)
    found = (("Entry-endsTooLate", ground.iri(row)),)
    return (*found, ("Action-pastBasis", ground.iri(row))) if row.basis is not None else found


def _too_early(ground: Field, row: Row) -> tuple[Found, ...]:
    if not _is_fit(ground, row):
        return ()
    row.term = _range(ground, ground.programme.start - 1, ground.programme.end)
    return (("Entry-startsTooEarly", ground.iri(row)),)


def _no_performer(ground: Field, row: Row) -> tuple[Found, ...]:
    if not row.performers or not ground.stands_alone(row):
        return ()
    row.performers = ""
    return (("entry-without-performer", ground.iri(row)),)


def _range(ground: Field, start: int, end: int) -> Term:
    return Term(f"{start}{ground.programme.dash}{end}", start, end)


PLANTERS: dict[str, Planter] = {
    "term that ends before it begins": _reversed,
    "term past the period": _too_late,
    "term before the period": _too_early,
    "no performers": _no_performer,
}
