"""What can go wrong in a row of a work programme.

Each planter changes the row and tells what is to be found then.
"""

from dataclasses import replace

from benchmarks.corpus import term_faults
from benchmarks.corpus.faults import Field, Found, Planter, subjects
from benchmarks.corpus.rows import Basis, Row
from coomet_graph.iris import Minter

_IRI = Minter().thing
_NOWHERE = "9.99"
# A period that no invented organisation has.
_NOT_READ = (1950, 1952)


def _can_lose_its_basis(ground: Field, row: Row) -> bool:
    """Whether another action cites the same item, so that it is still taken up; that one stays as it is."""
    others = [each for each in ground.untouched(ground.programme.rows()) if each is not row]
    same = next((each for each in others if each.basis is not None and each.basis == row.basis), None)
    if same is None or not ground.stands_alone(row):
        return False
    ground.touched.add(same.number)
    return True


def _missing_item(ground: Field, row: Row) -> tuple[Found, ...]:
    if row.basis is None or not _can_lose_its_basis(ground, row):
        return ()
    row.basis = replace(row.basis, item=_NOWHERE, indicators=())
    item = _IRI("item", row.basis.programme, _NOWHERE)
    return (
        ("Citation-itemMissing", ground.citation(row)),
        ("cited-item-without-indicator", subjects(ground.iri(row), item)),
    )


def _indicator_of_other_item(ground: Field, row: Row) -> tuple[Found, ...]:
    if row.basis is None or not row.basis.indicators or not ground.stands_alone(row):
        return ()
    # Rows with faults of their own may cite what is in no programme.
    rows = ground.untouched(ground.programme.rows())
    bases = [each.basis for each in rows if each.basis is not None]
    others = [each.indicators for each in bases if each.indicators and each.item != row.basis.item]
    if not others:
        return ()
    row.basis = replace(row.basis, indicators=ground.chance.choice(others))
    return (("Citation-indicatorOfOtherItem", ground.citation(row)),)


def _missing_indicator(ground: Field, row: Row) -> tuple[Found, ...]:
    """An indicator that the programme does not list: it is not that of others, and has no known target."""
    if row.basis is None or not row.basis.indicators or not _can_lose_its_basis(ground, row):
        return ()
    programme = _IRI("programme", row.basis.programme)
    item = _IRI("item", row.basis.programme, row.basis.item)
    row.basis = replace(row.basis, indicators=(f"z.{row.basis.item}",))
    return (
        ("Citation-indicatorMissing", ground.citation(row)),
        ("item-cited-with-different-indicators", item),
        ("indicators-without-target", programme),
    )


def _no_item(ground: Field, row: Row) -> tuple[Found, ...]:
    # A bare indicator is read as one of the only programme cited.
    others = any(
        each.basis.start == _NOT_READ[0] for each in ground.programme.rows() if each.basis is not None
    )
    if others or row.basis is None or len(row.basis.indicators) != 1 or not _can_lose_its_basis(ground, row):
        return ()
    notation, programme = row.basis.indicators[0], row.basis.programme
    row.basis = None
    row.remarks.insert(0, f"This serves Ind-{notation}.")
    indicator = _IRI("indicator", programme, notation)
    return (
        ("indicator-cited-without-item", subjects(ground.iri(row), indicator)),
        ("indicator-programme-derived", ground.words(f"Ind-{notation}")),
    )


def _programme_not_read(ground: Field, row: Row) -> tuple[Found, ...]:
    bare = any("This serves" in remark for each in ground.programme.rows() for remark in each.remarks)
    if bare or not _can_lose_its_basis(ground, row):
        return ()
    row.basis = Basis("7", (), *_NOT_READ)
    found = (
        ("Citation-programmeNotSeen", ground.citation(row)),
        ("cited-item-without-indicator", subjects(ground.iri(row), _IRI("item", row.basis.programme, "7"))),
    )
    return (*found, ("Action-pastBasis", ground.iri(row))) if row.term.end is not None else found


def _no_basis(ground: Field, row: Row) -> tuple[Found, ...]:
    if not _can_lose_its_basis(ground, row):
        return ()
    row.basis = None
    return (("action-without-basis", ground.iri(row)),)


def _no_state(ground: Field, row: Row) -> tuple[Found, ...]:
    if row.state != "underway" or not ground.stands_alone(row):
        return ()
    row.state = row.says = ""
    return (("action-without-status", ground.iri(row)),)


def _blocked(ground: Field, row: Row) -> tuple[Found, ...]:
    if row.state != "underway" or not ground.stands_alone(row):
        return ()
    row.state, row.says = "blocked", "Works cannot be currently performed."
    return (("work-blocked", ground.iri(row)),)


def _completed_late(ground: Field, row: Row) -> tuple[Found, ...]:
    if row.state != "underway" or row.term.end is None or not ground.stands_alone(row):
        return ()
    year = row.term.end + 1
    row.says = f"Works are underway (it is expected that works will be completed in {year})."
    return (("completion-expected-after-the-term", ground.iri(row)),)


def _late_prerequisite(ground: Field, row: Row) -> tuple[Found, ...]:
    if row.term.end is None or not ground.stands_alone(row):
        return ()
    later = [
        each
        for each in ground.untouched(ground.programme.rows())
        if each.term.end is not None and each.term.end > row.term.end and ground.stands_alone(each)
    ]
    if not later:
        return ()
    _refer(row, ground.chance.choice(later))
    ground.touched.update(row.needs)
    return (("Action-latePrerequisite", ground.iri(row)),)


def _circle(ground: Field, row: Row) -> tuple[Found, ...]:
    if row.term.end is None or not ground.stands_alone(row):
        return ()
    same = [
        each
        for each in ground.untouched(ground.programme.rows())
        if each is not row and each.term.end == row.term.end and ground.stands_alone(each)
    ]
    if not same:
        return ()
    other = ground.chance.choice(same)
    _refer(row, other)
    _refer(other, row)
    ground.touched.add(other.number)
    return tuple(("Action-circularDependency", ground.iri(each)) for each in (row, other))


def _refer(row: Row, other: Row) -> None:
    row.needs = (other.number,)
    row.remarks.append(f"According to the plan under item {other.number}.")


def _unknown_reference(ground: Field, row: Row) -> tuple[Found, ...]:
    if not ground.stands_alone(row):
        return ()
    row.remarks.append(f"According to the plan under item {_NOWHERE}.")
    return (("unresolved-reference", ground.words(f"item {_NOWHERE}")),)


def _unknown_citation(ground: Field, row: Row) -> tuple[Found, ...]:
    if not ground.stands_alone(row):
        return ()
    words = "item 99 of the draft Development Program"
    row.remarks.append(f"To be based on {words}.")
    return (("citation-not-understood", ground.words(words)),)


def _unknown_document(ground: Field, row: Row) -> tuple[Found, ...]:
    if not ground.stands_alone(row):
        return ()
    year = ground.programme.start
    row.remarks.append(f"Update of D77/{year}.")
    return (("document-listed-nowhere", subjects(ground.iri(row), _IRI("document", "d77", str(year)))),)


def _unknown_edition(ground: Field, row: Row) -> tuple[Found, ...]:
    if not ground.stands_alone(row):
        return ()
    row.remarks.append("Update of R/QA/1:1951.")
    return (("edition-not-known", subjects(ground.iri(row), _IRI("document", "r-qa-1", "1951"))),)


def _project_twice(ground: Field, row: Row) -> tuple[Found, ...]:
    projects = [each.project for each in ground.untouched(ground.programme.rows()) if each.project]
    if not projects or not ground.stands_alone(row):
        return ()
    number = ground.chance.choice(projects)
    row.remarks.append(f"Under project {number}.")
    ground.touched.update(each.number for each in ground.programme.rows() if each.project == number)
    thing = _IRI("project", number.partition("/")[0])
    return (("project-in-two-entries", subjects(thing, _IRI("programme", ground.programme.key))),)


def _look_alike(ground: Field, row: Row) -> tuple[Found, ...]:
    if "-a/" not in row.project:
        return ()
    row.project = row.project.replace("-a/", "-а/")
    return (("look-alike-letter", ground.words(row.project)),)


def _near_duplicate(ground: Field, row: Row) -> tuple[Found, ...]:
    others = [each for each in ground.untouched(ground.programme.rows()) if ground.stands_alone(each)]
    others = [each for each in others if each is not row]
    if not others or not ground.stands_alone(row):
        return ()
    other = ground.chance.choice(others)
    row.title = f"{other.title} again"
    ground.touched.add(other.number)
    return (("near-duplicate", subjects(ground.iri(row), ground.iri(other))),)


PLANTERS: dict[str, Planter] = {
    "item that the programme does not list": _missing_item,
    "indicator of another item": _indicator_of_other_item,
    "indicator that the programme does not list": _missing_indicator,
    "indicator without an item": _no_item,
    "citation of a programme that is not read": _programme_not_read,
    "no basis": _no_basis,
    "no state": _no_state,
    "work blocked": _blocked,
    "completion after the term": _completed_late,
    "building on later work": _late_prerequisite,
    "building on each other": _circle,
    "reference to no entry": _unknown_reference,
    "citation in no known form": _unknown_citation,
    "unknown document": _unknown_document,
    "unknown edition": _unknown_edition,
    "project in two entries": _project_twice,
    "Cyrillic letter in a code": _look_alike,
    "title given twice": _near_duplicate,
    **term_faults.PLANTERS,
}
RARE = frozenset(
    {
        "building on later work",
        "completion after the term",
        "Cyrillic letter in a code",
        "indicator of another item",
        "indicator that the programme does not list",
        "indicator without an item",
    }
)
