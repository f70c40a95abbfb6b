# ruff: noqa: E501 - examples are quoted whole
"""Programmes nobody has written: whatever is put in, in either layout and over any page breaks, is read back."""

import random

import pytest

from coomet_graph.records.account import NOT_UNDERSTOOD
from tests.records.typesetting import CELLS, Entry, Section, Style, pdf_text, set_page_lines, tab_text

VERBS = (
    "Preparation of",
    "Organisation and holding of",
    "Development of",
    "Revision of",
    "Translation of",
    "Support of",
)
THINGS = (
    "guides for comparisons of mass standards", "seminars on flow measurement", "a survey among young metrologists",
    "a register of calibration services", "model procedures for balances and weights", "a digital archive of reports",
)  # fmt: skip
ENDS = (
    "",
    "within the Euro-Asian region",
    "for specialists of small laboratories",
    "in the field of acoustics and vibration",
)
BODIES = (
    "TC 1.6",
    "TC 2",
    "TC 3.1",
    "TC 5",
    "SC 2.1",
    "SC 4.3",
    "JCMS",
    "COOMET Secretariat",
    "Quality Forum",
)
POSTS = ("Chair of TC 2", "Chairs of TC 1.6, SC 2.1", "TC 5 Chair", "Members of TC 2, Chair of SC 2.1")
STATES = (
    "Works are underway.",
    "The guide has been published.",
    "It will be discussed in autumn.",
    "The results are being summarised.",
)
DASHES = ("-", "–", " – ", " - ", "—")


def words_of(chance: random.Random, start: int) -> Entry:
    dash = chance.choice(DASHES)
    title = " ".join(filter(None, (chance.choice(VERBS), chance.choice(THINGS), chance.choice(ENDS))))
    term = chance.choice(
        [
            str(start), f"{start}{dash}{start + 2}", f"{start + 1}{dash}{start + 2}", "Annually", "Ongoing",
            f"Q2 {start}", f"{start}, {start + 2}", f"by the end of {start + 1}", f"until June {start + 1}",
        ]
    )  # fmt: skip
    performers = chance.choice(
        [
            ", ".join(chance.sample(BODIES, chance.randrange(1, 4))),
            chance.choice(POSTS),
            chance.choice(BODIES),
        ]
    )
    item = chance.randrange(1, 99)
    note = (
        f"The basis is item {item} of the COOMET Development Program for {start}{dash.strip()}{start + 2} "
        f"(Ind-{chance.choice('abcdefg')}.{chance.randrange(1, 5)}.{chance.randrange(1, 9)}). {chance.choice(STATES)}"
    )
    return Entry("", title, term, performers, note)


def programme(seed: int, dotted: bool) -> list[Section]:
    chance = random.Random(seed)
    start = chance.randrange(2024, 2045)
    sections = []
    for number in range(1, chance.randrange(2, 5)):
        entries = []
        for index in range(1, chance.randrange(2, 6)):
            entry = words_of(chance, start)
            written = f"{number}.{index}" + ("." if dotted else "")
            entries.append(Entry(written, entry.title, entry.term, entry.performers, entry.note))
        heading = " ".join((chance.choice(VERBS), chance.choice(THINGS)))
        sections.append(Section(f"{number}." if dotted else str(number), heading, tuple(entries)))
    # The period has to be told by something.
    first = sections[0].entries[0]
    fixed = Entry(first.number, first.title, f"{start}–{start + 2}", first.performers, first.note)
    sections[0] = Section(sections[0].number, sections[0].title, (fixed, *sections[0].entries[1:]))
    return sections


def put_in(sections: list[Section]) -> dict[str, dict[str, str]]:
    return {entry.number.rstrip("."): entry.cells() for section in sections for entry in section.entries}


def read_back(layout) -> dict[str, dict[str, str]]:
    return {
        row.notation: {name: words.text for name, words in row.cells.items() if name in CELLS}
        for row in layout.tables[0].rows
        if not row.is_heading
    }


def headings(layout) -> dict[str, str]:
    return {row.notation: row.cells["title"].text for row in layout.tables[0].rows if row.is_heading}


def titles(sections: list[Section]) -> dict[str, str]:
    return {section.number.rstrip("."): section.title for section in sections}


@pytest.mark.parametrize("seed", range(30))
def test_gridless_text_on_one_page(seed, lay, read) -> None:
    sections = programme(seed, dotted=True)
    text = pdf_text(sections, Style(random.Random(seed), fuse=0.3, tight=0.3))
    layout = lay(text)
    assert read_back(layout) == put_in(sections)
    assert headings(layout) == titles(sections)
    record = read(text)
    assert not any(NOT_UNDERSTOOD in line.uses for line in record.account)
    for entry in record.entries:
        assert len(entry.citations) == 1
        assert len(entry.citations[0].value.indicators) == 1
        assert entry.performers
        assert entry.term is not None


def test_gridless_text_with_page_breaks(lay) -> None:
    wrong: list[tuple[int, int]] = []
    tried = 0
    for seed in range(40):
        sections = programme(seed, dotted=True)
        style = Style(random.Random(seed))
        height = set_page_lines(sections, style)[1]
        for edge in random.Random(seed).sample(range(1, height), min(4, height - 1)):
            layout = lay(pdf_text(sections, style, [edge]))
            assert list(read_back(layout)) == list(put_in(sections)), (seed, edge)
            tried += 1
            if read_back(layout) != put_in(sections) or headings(layout) != titles(sections):
                wrong.append((seed, edge))
    # A cut-off word or two may fit another column equally well.
    assert len(wrong) <= tried // 12, wrong


@pytest.mark.parametrize("seed", range(30))
def test_a_table_over_many_pages(seed, lay, read) -> None:
    chance = random.Random(seed)
    sections = programme(seed, dotted=False)
    rows = sum(1 + len(section.entries) for section in sections)
    breaks = chance.sample(range(rows), min(3, rows))
    layout = lay(tab_text(sections, breaks))
    assert read_back(layout) == put_in(sections)
    assert headings(layout) == titles(sections)
    record = read(tab_text(sections, breaks))
    assert not any(NOT_UNDERSTOOD in line.uses for line in record.account)


@pytest.mark.parametrize("seed", range(30))
def test_a_table_with_rows_cut_at_any_word(seed, lay) -> None:
    chance = random.Random(seed)
    sections = programme(seed, dotted=False)
    entries = [
        (index, row)
        for index, row in enumerate(row for section in sections for row in (section, *section.entries))
        if isinstance(row, Entry)
    ]
    index, row = chance.choice(entries)
    # Each cell is cut at its own word in a real table; here all after as many, where a term stays whole.
    cut = chance.randrange(3, max(4, len(row.title.split())))
    layout = lay(tab_text(sections, [index], {index: cut}))
    assert read_back(layout) == put_in(sections)


@pytest.mark.parametrize(
    ("front", "key", "title"),
    [
        ("WORK PROGRAMME OF TC 2 2041–2043", "wp-tc-2-2041-2043", None),
        ("COOMET TC 2 WORK PROGRAM (2041–2043)", "wp-tc-2-2041-2043", None),
        ("План работы ТК 2 на 2041–2043 гг.", "wp-tc-2-2041-2043", None),
        ("Work Plan of TC 2 for 2041-2043", "wp-tc-2-2041-2043", None),
        ("Work Program of TC 2 for 2041-43", "wp-tc-2-2041-2043", None),
        ("План работы ТК 2 на 2041–43 гг.", "wp-tc-2-2041-2043", None),
        ("COOMET Strategic Plan 2041–2048", "dp-2041-2048", None),
        ("Work Program of COOMET TC 2 for 2041", "wp-tc-2-2041-2041", None),
        ("План работы ТК 2 КООМЕТ на 2041 год", "wp-tc-2-2041-2041", None),
        (
            "Work Program of TC 2 for 2041 (as approved in 2040)",
            "wp-tc-2-2041-2041",
            "Work Program of TC 2 for 2041",
        ),
        (
            "Work Program of TC 2 for 2041–2043 (in implementation of the COOMET Development Program for 2040–2042)",
            "wp-tc-2-2041-2043",
            "Work Program of TC 2 for 2041–2043",
        ),
        (
            "Рабочая программа ТК 2 на 2041–2043 годы по выполнению Программы развития КООМЕТ на 2040–2042 годы",
            "wp-tc-2-2041-2043",
            "Рабочая программа ТК 2 на 2041–2043 годы",
        ),
    ],
)
def test_which_programme_a_title_names(front, key, title, read) -> None:
    rows = [("No.", "Action", "Terms", "Performers"), ("1.1", "A guide", "2041–2042", "TC 1.6")]
    record = read("\n".join([front, *map("\t".join, rows)]))
    assert record.head.key == key
    assert record.head.title.value == (title or front)
    assert not any(each.rule == "programme-identity-derived" for each in record.findings)


def test_a_title_of_two_bodies_is_told(read) -> None:
    rows = [("No.", "Action", "Terms", "Performers"), ("1.1", "A guide", "2041–2042", "TC 2")]
    record = read("\n".join(["Joint Work Program of TC 2 and TC 4 for 2041–2043", *map("\t".join, rows)]))
    assert record.head.key == "wp-tc-2-2041-2043"
    told = [each for each in record.findings if each.rule == "not-understood"]
    assert [place.quotation for each in told for place in each.places] == ["TC 4"]


def test_a_programme_whose_body_is_not_named_is_told(read) -> None:
    rows = [("No.", "Action", "Terms", "Performers"), ("1.1", "A guide", "2041–2042", "A guild")]
    record = read("\n".join(["Work Program of a working group for 2041–2043", *map("\t".join, rows)]))
    assert any(each.rule == "programme-identity-derived" for each in record.findings)


@pytest.mark.parametrize(
    ("front", "body", "words"),
    [
        ("COOMET DEVELOPMENT PROGRAM FOR 2041–2043", "coomet", "COOMET"),
        ("Программа развития КООМЕТ на 2041–2043 годы", "coomet", "КООМЕТ"),
        ("Development Programme for 2041–2043", "coomet", "Development Programme for 2041–2043"),
        ("Work Program of COOMET TC 2 for 2041–2043", "tc-2", "TC 2"),
        ("Программа работ ТК 2 КООМЕТ на 2041–2043 годы", "tc-2", "ТК 2"),
        # The lines of a PDF part a title.
        ("COOMET\nWork Program of TC 2\n“Legal Metrology” for 2041–\n2043", "tc-2", "TC 2"),
        ("Work Program of Technical Committee 2 for 2041–2043", "tc-2", "Technical Committee 2"),
        (
            "Рабочая программа Технического комитета КООМЕТ ТК 2 на 2041–2043 годы",
            "tc-2",
            "Технического комитета КООМЕТ ТК 2",
        ),
        ("Work Programme of Sub-Committee No. 2.1 for 2041–2043", "sc-2.1", "Sub-Committee No. 2.1"),
        # The title names nobody: most performers tell.
        ("Work Program for 2041–2043", "tc-1.6", "TC 1.6"),
    ],
)
def test_whose_programme_it_is_has_words(front, body, words, read) -> None:
    rows = [
        ("No.", "Action", "Terms", "Performers"),
        ("1.1", "A guide", "2041", "TC 1.6"),
        ("1.2", "A plan", "2042", "TC 1.6"),
    ]
    head = read("\n".join([front, *map("\t".join, rows)])).head
    assert head.body == body
    assert head.body_words is not None
    assert (head.body_words.value, head.body_words.words.text) == (body, words)
