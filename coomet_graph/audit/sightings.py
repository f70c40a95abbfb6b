"""The register of findings: when each was seen first and last, when it was gone, and when it came back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Sighting:
    """When a finding was seen first and last, when it was missed the last time, and when it came back."""

    first: str
    last: str
    fixed: str = ""
    returned: str = ""


def sightings_of(audits: Iterable[tuple[str, Collection[str]]]) -> dict[str, Sighting]:
    """What is known of each finding by its number, from audits in the order of time.

    Of each audit its moment is given, and the numbers of what was found.
    """
    known: dict[str, Sighting] = {}
    before: Collection[str] = ()
    for moment, numbers in audits:
        for number in before:
            if number not in numbers:
                known[number] = replace(known[number], fixed=moment)
        for number in numbers:
            seen = known.get(number, Sighting(moment, moment))
            returned = moment if number in known and number not in before else seen.returned
            known[number] = replace(seen, last=moment, returned=returned)
        before = numbers
    return known
