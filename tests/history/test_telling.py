"""Changes in words for people: marks instead of colours, in both languages."""

from dataclasses import replace

from coomet_graph.history import Detail, Edition, Identity, compare
from coomet_graph.history.difference import KINDS
from coomet_graph.history.html import to_html
from coomet_graph.history.telling import kind_labels
from coomet_graph.history.text import to_text
from tests.history.editions import action, of, section

FIRST, SECOND = section(1, "Training"), section(2, "Information")
WEBSITE = action("1.1", "Support of the website of the committee", note="Works are underway.")
GUIDE = action("1.2", "Development and publication of a guide to estimation of uncertainty in calibration")
PARTS = (
    action("1.2", "Development of a guide to estimation of uncertainty"),
    action("1.3", "Publication of guide in calibration"),
)
OLD = of("old", FIRST, SECOND, WEBSITE, GUIDE)
MOVED = replace(
    WEBSITE,
    notation="2.1",
    section="2",
    note="Works are completed.",
    details=(Detail("states", "completed", "Works are completed."),),
)
NEW = of("new", FIRST, SECOND, MOVED, *PARTS)


def test_every_kind_has_a_name_in_both_languages() -> None:
    assert tuple(kind_labels()) == KINDS
    assert len({label.en for label in kind_labels().values()}) == len(KINDS)
    assert len({label.ru for label in kind_labels().values()}) == len(KINDS)


def test_text_marks_what_went_and_what_came() -> None:
    assert to_text([compare(OLD, NEW)]) == (
        "wp-tc-4-2031-2033 (old.txt, old00000) → wp-tc-4-2031-2033 (new.txt, new00000)\n"
        "changes: 2, unchanged: 2; [-what went-] {+what came+}\n"
        "\n"
        "1.2 → 1.2, 1.3: split\n"
        "    [-1.2 Development and publication of a guide to estimation of uncertainty in calibration-]\n"
        "    {+1.2 Development of a guide to estimation of uncertainty+}\n"
        "    {+1.3 Publication of guide in calibration+}\n"
        "\n"
        "1.1 → 2.1: renumbered, moved, note reworded, states changed\n"
        "    title: Support of the website of the committee\n"
        "    section: [-1-] {+2+}\n"
        "    note: Works are [-underway.-] {+completed.+}\n"
        "    states: {+Works are completed.+}\n"
    )


def test_what_parts_say_otherwise_than_the_whole_is_told_of_each() -> None:
    both = (Detail("performers", "sc-4.2", "SC 4.2"), Detail("performers", "tc-1.12", "TC 1.12"))
    whole = replace(GUIDE, details=(*both, Detail("term", "end=2032", "2032")))
    parts = (
        replace(PARTS[0], details=(both[0], Detail("term", "end=2032", "2032"))),
        replace(PARTS[1], details=(both[1], Detail("term", "end=2033", "2033"))),
    )
    old, new = of("old", SECOND, whole), of("new", SECOND, *parts)
    assert to_text([compare(old, new)]).partition("split\n")[2] == (
        "    [-1.2 Development and publication of a guide to estimation of uncertainty in calibration-]\n"
        "    {+1.2 Development of a guide to estimation of uncertainty+}\n"
        "    performers: [-TC 1.12-]\n"
        "    {+1.3 Publication of guide in calibration+}\n"
        "    term: [-2032-] {+2033+}\n"
        "    performers: [-SC 4.2-]\n"
    )
    merged = to_text([compare(new, old)]).partition("merged\n")[2]
    assert "    performers: {+TC 1.12+}\n    [-1.3 Publication of guide in calibration-]\n" in merged
    assert "    term: [-2033-] {+2032+}\n    performers: {+SC 4.2+}\n" in merged


def test_russian_text() -> None:
    told = to_text([compare(OLD, NEW)], "ru")
    assert "изменений: 2, без изменений: 2; [-что исчезло-] {+что появилось+}" in told
    assert "1.1 → 2.1: изменён номер, перенесён, изменено примечание, изменено состояние" in told
    assert "    раздел: [-1-] {+2+}\n" in told


def test_sections_are_called_so() -> None:
    renamed = of("new", FIRST, replace(SECOND, title="Information of all"), WEBSITE, GUIDE)
    assert "section 2: reworded" in to_text([compare(OLD, renamed)])
    assert "раздел 2: изменена формулировка" in to_text([compare(OLD, renamed)], "ru")


def test_nothing_is_told_as_nothing() -> None:
    assert to_text([]) == "Nothing changed.\n"
    assert to_text([], "ru") == "Изменений нет.\n"
    assert "<p>Nothing changed.</p>" in to_html([])
    nothing = Edition(Identity("wp-tc-4-2031-2033", "wp-old"), ())
    assert to_text([compare(nothing, nothing)], "ru").startswith("wp-tc-4-2031-2033 (ничего) → ")
