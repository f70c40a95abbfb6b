"""Explanations as pictures: what stands in them, and that they are the same every time."""

import re
from xml.etree import ElementTree as ET

import pytest

from coomet_graph.errors import UnknownNameError
from coomet_graph.network import End, Link, draw_chain
from coomet_graph.pipeline import Build
from coomet_graph.pipeline.why import draw, explain

ACTION = "action/wp-tc-4-2031-2033/"
LINKS = (
    Link("Action 1.1 rests on item 44"),
    Link("cites", ("“The basis is item 44” – a.txt, line 3",), (End("1.1 <b>", ()), End("44", ()))),
    Link("A condition", mark="holds"),
    Link("Another", mark="fails"),
    Link("A third", mark="open"),
    Link("Said besides", mark="note"),
)


def height(picture: bytes) -> float:
    found = re.search(rb'height="([0-9.]+)pt"', picture)
    assert found is not None
    return float(found[1])


def test_the_same_bytes_every_time() -> None:
    for format_ in ("svg", "png"):
        assert draw_chain("Why?", "So.", LINKS, format_) == draw_chain("Why?", "So.", LINKS, format_)


def test_a_picture_is_well_formed_and_names_itself() -> None:
    picture = draw_chain("Why <this> & $that$?", "So.", LINKS)
    assert "Why <this> & $that$?" in "".join(ET.fromstring(picture.decode()).itertext())


def test_each_line_has_its_room() -> None:
    heights = [height(draw_chain("Why?", "So.", LINKS[:count])) for count in range(len(LINKS) + 1)]
    assert heights == sorted(heights)
    assert len(set(heights)) == len(heights)


def test_hostile_words_are_drawn_as_words() -> None:
    words = "\x00\x1b[31m\u202e" + "w" * 5000 + "$\\frac{1}{0}$ <script>"
    picture = draw_chain(words, words, [Link(words, (words,), (End(words, ()), End(words, ())))], "png")
    assert picture.startswith(b"\x89PNG")


def test_another_format_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        draw_chain("Why?", "So.", LINKS, "gif")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_explanations_of_both_kinds_are_drawn(golden: Build, language: str) -> None:
    for explained in (
        explain(golden.dataset, f"{ACTION}1.1", "a.1.1"),
        explain(golden.dataset, f"{ACTION}2.1", missing="dependency"),
        explain(golden.dataset, "1.1", missing="indicator"),
        explain(golden.dataset, question="actions-without-basis", missing=f"{ACTION}1.1"),
    ):
        assert draw(golden.dataset, explained, language, "svg").startswith(b"<?xml")
