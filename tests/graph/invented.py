"""Programmes that nobody wrote, in both layouts: other years, bodies, numbers, terms, notes."""

import random

_DEEDS = ("Preparation", "Revision", "Translation", "Publication", "Comparison", "Survey")
_THINGS = ("of guides", "of training courses", "of the glossary", "of measurement standards", "of a web page")
_BODIES = ("TC 1.5", "TC 4", "SC 4.1", "Chair of TC 4", "Secretariat", "SC 4.2, SC 4.3")
_NOTES = (
    "Works are underway.",
    "Completed.",
    "Jointly with TC 1.12.",
    "COOMET project 904/BY-a/31 is carried out.",
    "Recommendation R/GM/11:2010 shall be revised.",
    "",
)


def _title(chance: random.Random) -> str:
    return f"{chance.choice(_DEEDS)} {chance.choice(_THINGS)} No. {chance.randrange(10, 99)}"


def _term(chance: random.Random) -> str:
    return chance.choice(("2031", "2031–2033", "2031 - 2032", "Annually", "2032, 2033"))


def development_programme(chance: random.Random) -> str:
    """A tab-separated table; a page break repeats the header."""
    header = "No.\tName of event\tTerms\tExecutors\tRemarks"
    lines = [
        "\tCOOMET Program\t\t",
        "COOMET DEVELOPMENT PROGRAM FOR 2031–2033\t\tCOOMET P1/2031\t",
        "",
        header,
    ]
    for section in range(1, 4):
        lines.append(f"\t{section} Direction of work {section}")
        for item in range(1, chance.randrange(3, 7)):
            cells = [
                f"{section}.{item}",
                _title(chance),
                _term(chance),
                chance.choice(_BODIES),
                chance.choice(_NOTES),
            ]
            lines.append("\t".join(cells))
            if chance.random() < 0.2:
                lines += ["", header]
    return "\n".join(lines) + "\n"


def work_programme(chance: random.Random) -> str:
    """The text of a PDF without its grid: cells one under another."""
    lines = ["WORK PROGRAM OF TC 4 FOR 2031–2033", "", "Activity Action Timeframes Performers Note ", ""]
    for section in range(1, 4):
        lines += [f"{section}. Activity of the kind ", f"number {section} ", ""]
        for action in range(1, chance.randrange(3, 6)):
            basis = f"The basis is item {section}.{chance.randrange(1, 3)} of the COOMET "
            lines += [
                f"{section}.{action}. {_title(chance)} ", "",
                f"{_term(chance)} ", f"{chance.choice(_BODIES)} ", "",
                basis, "Development Program for 2031–2033. ", chance.choice(_NOTES) or "Planned.", "",
            ]  # fmt: skip
    return "\n".join(lines) + "\n"
