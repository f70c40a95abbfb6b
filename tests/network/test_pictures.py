"""Pictures: the same bytes every time, whatever is in a label, and no trace in the user's settings."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from coomet_graph.errors import UnknownNameError
from coomet_graph.namespaces import COOMET, DCTERMS, GRAPH, ID, RDF, SKOS
from coomet_graph.network import PICTURE_FORMATS, draw_coverage, draw_dependencies, draw_neighbourhood
from coomet_graph.network.canvas import Canvas, Outline, drawable, text_width, wrapped
from coomet_graph.pipeline import Build
from coomet_graph.store import EmbeddedDataset

ACTION = ID + "action/wp-tc-4-2021-2023/"
GRAPH_NAME = NamedNode(GRAPH + "asserted/example")
NAUGHTY = Path(__file__).parents[3] / "shared" / "suites" / "naughty-strings.json"
DRAWN: dict[str, Callable[[EmbeddedDataset, str, str], bytes]] = {
    "action": lambda dataset, language, kind: draw_neighbourhood(dataset, ACTION + "1.1", language, kind),
    "body": lambda dataset, language, kind: draw_neighbourhood(dataset, ID + "body/tc-4", language, kind),
    "dependencies": draw_dependencies,
    "coverage": draw_coverage,
}
CHILD = """
import hashlib, sys
from pyoxigraph import RdfFormat, parse
from coomet_graph.network import draw_coverage, draw_dependencies, draw_neighbourhood
from coomet_graph.store import EmbeddedDataset

dataset = EmbeddedDataset()
dataset.load(parse(sys.stdin.buffer.read(), format=RdfFormat.N_QUADS))
body = "https://w3id.org/coomet/id/body/tc-4"
for picture in (
    draw_neighbourhood(dataset, body, "en", "svg"),
    draw_neighbourhood(dataset, body, "ru", "png"),
    draw_dependencies(dataset),
    draw_coverage(dataset),
):
    print(hashlib.sha256(picture).hexdigest())
"""


def texts_of(svg: bytes) -> list[str]:
    """matplotlib writes each text that it draws as a comment beside the drawing."""
    return re.findall(r"<!-- (.*?) -->", svg.decode())


def of(*statements: tuple[str, str, NamedNode | Literal]) -> EmbeddedDataset:
    dataset = EmbeddedDataset()
    dataset.load(
        Quad(NamedNode(subject), NamedNode(prop), value, GRAPH_NAME) for subject, prop, value in statements
    )
    return dataset


def titled(number: str, title: str) -> list[tuple[str, str, NamedNode | Literal]]:
    return [
        (ACTION + number, RDF + "type", NamedNode(COOMET + "Action")),
        (ACTION + number, SKOS + "notation", Literal(number)),
        (ACTION + number, DCTERMS + "title", Literal(title, language="en")),
    ]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", DRAWN)
def test_svg_is_well_formed_and_has_a_title(bundled: Build, name: str, language: str):
    svg = DRAWN[name](bundled.dataset, language, "svg")
    assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    title, *_ = ET.fromstring(svg).iter("{http://purl.org/dc/elements/1.1/}title")
    assert title.text == texts_of(svg)[0]
    assert bool(re.search("[а-я]", title.text or "")) == (language == "ru")
    assert b"<dc:date>" not in svg


@pytest.mark.parametrize("name", DRAWN)
def test_png_is_a_picture(bundled: Build, name: str):
    png = DRAWN[name](bundled.dataset, "en", "png")
    assert png.startswith(b"\x89PNG\r\n")
    assert b"matplotlib" not in png.lower()


def test_same_bytes_with_any_hash_seed_and_any_settings(bundled: Build, tmp_path: Path):
    content = serialize(bundled.dataset.quads(), format=RdfFormat.N_QUADS)
    (tmp_path / "matplotlibrc").write_text(
        "font.size: 30\nsvg.fonttype: none\nsavefig.dpi: 10\nbackend: pdf\n"
    )
    outputs = set()
    for seed, folder in (("1", "/"), ("27", str(tmp_path))):
        done = subprocess.run(
            [sys.executable, "-c", CHILD],
            input=content,
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed, "MATPLOTLIBRC": folder},
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_the_users_settings_stay_as_they_are(golden: Build):
    before = dict(mpl.rcParams), mpl.get_backend(auto_select=False)
    draw_coverage(golden.dataset)
    assert (dict(mpl.rcParams), mpl.get_backend(auto_select=False)) == before


def test_importing_the_network_loads_no_heavy_library():
    code = "import coomet_graph.network, sys; print({'matplotlib', 'networkx'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_what_the_picture_of_an_action_shows(bundled: Build):
    texts = texts_of(draw_neighbourhood(bundled.dataset, ACTION + "1.7.2"))
    assert texts[0] == "Action 1.7.2: what it is linked with"
    for expected in ("1.7.2", "blocked (as of 2023-05)", "Contributes to · Development Program", "Ind-e.1.6",
                     "BIPM e-learning platform", "indicator", "information resource"):  # fmt: skip
        assert expected in texts


THINGS = [
    *("action/wp-tc-4-2021-2023/1.1", "action/wp-tc-4-2021-2023/1.7.2", "item/dp-2020-2022/53", "body/tc-4"),
    *("indicator/dp-2020-2022/e.1.1", "project/543", "programme/wp-tc-4-2021-2023", "country/ru"),
    *(
        "document/r-gm-11",
        "post/chair-of-tc-4",
        "resource/e-learning-platform",
        "meeting/pc-28",
        "organisation/bipm",
    ),
]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("thing", THINGS)
def test_no_box_lies_over_another_and_every_text_fits(
    bundled: Build, monkeypatch: pytest.MonkeyPatch, thing: str, language: str
):
    boxes: list[tuple[float, float, float, float]] = []
    texts: list[tuple[float, float, float, float]] = []
    outline, text = Canvas.outline, Canvas.text

    def keep_outline(canvas: Canvas, corners: Outline, *args: Any, **kwargs: Any) -> None:
        xs, ys = [x for x, _, _ in corners], [y for _, y, _ in corners]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
        outline(canvas, corners, *args, **kwargs)

    def keep_text(canvas: Canvas, x: float, y: float, words: str, **style: Any) -> None:
        size = style.get("size", 10)
        width = text_width(drawable(words), size, style.get("bold", False))
        left = x - width / 2 if style.get("align") == "center" else x
        texts.append((left, y - size / 2, left + width, y + size / 2))
        text(canvas, x, y, words, **style)

    monkeypatch.setattr(Canvas, "outline", keep_outline)
    monkeypatch.setattr(Canvas, "text", keep_text)
    monkeypatch.setattr(Canvas, "render", lambda canvas, _: f"{canvas.width} {canvas.height}".encode())
    width, height = map(float, draw_neighbourhood(bundled.dataset, ID + thing, language).split())
    assert all(_apart(a, b) or _inside(a, b) or _inside(b, a) for a, b in combinations(boxes, 2))
    assert all(_apart(a, b) for a, b in combinations(texts, 2))
    assert all(_apart(words, box) or _inside(words, box) for words in texts for box in boxes)
    assert all(_inside(each, (0, 0, width, height)) for each in (*boxes, *texts))


def _apart(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def _inside(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return b[0] <= a[0] and b[1] <= a[1] and a[2] <= b[2] and a[3] <= b[3]


def test_many_neighbours_are_counted(bundled: Build):
    assert any(
        re.fullmatch(r"… and \d+ more", text)
        for text in texts_of(DRAWN["body"](bundled.dataset, "en", "svg"))
    )
    assert any(
        re.fullmatch(r"… и ещё \d+", text) for text in texts_of(DRAWN["body"](bundled.dataset, "ru", "svg"))
    )


@pytest.mark.parametrize(("count", "more"), [(9, []), (10, ["… and 2 more"]), (45, ["… and 37 more"])])
def test_a_group_shows_eight_or_all(count: int, more: list[str]):
    statements = [*titled("1", "The one that all others wait for")]
    for number in range(count):
        statements += titled(f"2.{number}", "One of the many that wait for the first of them all")
        statements.append((f"{ACTION}2.{number}", COOMET + "dependsOn", NamedNode(ACTION + "1")))
    texts = texts_of(draw_neighbourhood(of(*statements), ACTION + "1"))
    assert [text for text in texts if text.startswith("…")] == more
    assert sum(text.startswith("2.") for text in texts) == (8 if more else count)


def test_a_thing_alone_is_drawn():
    dataset = of(*titled("1", "Alone"))
    assert "Nothing is linked with it." in texts_of(draw_neighbourhood(dataset, ACTION + "1"))
    assert "No action depends on another." in texts_of(draw_dependencies(dataset))
    assert "Ни один индикатор не известен." in texts_of(draw_coverage(dataset, "ru"))
    nameless = of((ID + "x/y", RDF + "type", NamedNode("https://example.org/Odd")))
    assert draw_neighbourhood(nameless, ID + "x/y")


def test_circles_are_drawn_and_explained():
    statements = [*titled("1", "First"), *titled("2", "Second"), *titled("3", "Third")]
    pairs = [("2", "1"), ("3", "2"), ("1", "3"), ("3", "1"), ("3", "3")]
    statements += [(ACTION + a, COOMET + "dependsOn", NamedNode(ACTION + b)) for a, b in pairs]
    texts = texts_of(draw_dependencies(of(*statements)))
    assert "closes a circle: these wait for each other" in texts
    assert [text for text in texts if text[0].isdigit()] == ["1 First", "2 Second", "3 Third"]


def test_actions_of_several_programmes_are_told_apart_by_letters():
    statements: list[tuple[str, str, NamedNode | Literal]] = []
    indicators = [f"{ID}indicator/dp/{number}" for number in range(3)]
    for each in indicators:
        statements += [
            (each, RDF + "type", NamedNode(COOMET + "Indicator")),
            (each, COOMET + "inProgramme", NamedNode(f"{ID}programme/dp")),
        ]
    for programme in range(28):
        action = f"{ID}action/p{programme}/1"
        body = NamedNode(f"{ID}body/b{programme}")
        statements += [
            (action, RDF + "type", NamedNode(COOMET + "Action")),
            (action, SKOS + "notation", Literal("1")),
            (action, COOMET + "inProgramme", NamedNode(f"{ID}programme/p{programme}")),
            (action, COOMET + "contributesTo", NamedNode(indicators[0])),
            (action, COOMET + "performedBy", body),
        ]
    texts = texts_of(draw_coverage(of(*statements)))
    assert {"A 1", "B 1", "N 1", "14 more", "bodies"} <= set(texts)
    assert any(text.startswith("AB – ") for text in texts)
    assert texts.count("no action contributes to it") == 2


@pytest.mark.parametrize("draw", [draw_coverage, draw_dependencies])
def test_an_unknown_format_names_the_choices(draw: Callable[..., bytes], golden: Build):
    with pytest.raises(UnknownNameError, match='as "pdf"; choose one of: svg, png'):
        draw(golden.dataset, format="pdf")
    with pytest.raises(UnknownNameError):
        draw_neighbourhood(golden.dataset, ID + "body/tc-4", format="jpg")


ODD = [
    "$x^2$ \\frac",
    "]]> <script> & \"' -- -->",
    "\x00\x07\x1b[2J",
    "\u202eRLO\u202c",
    "\U0001f600漢字",
    "a" * 500,
]


@given(st.one_of(st.text(max_size=200), st.sampled_from(ODD)))
@settings(max_examples=25, deadline=None)
def test_any_label_can_be_drawn(title: str):
    statements = [*titled("1", title), *titled("2", title or "x")]
    statements.append((ACTION + "2", COOMET + "dependsOn", NamedNode(ACTION + "1")))
    dataset = of(*statements)
    for picture in (draw_neighbourhood(dataset, ACTION + "1"), draw_dependencies(dataset)):
        ET.fromstring(picture)


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="the list of naughty strings is not beside this checkout")
def test_naughty_strings_can_be_drawn():
    strings = json.loads(NAUGHTY.read_text("utf-8"))
    canvas = Canvas(400, 4 * len(strings), strings[-1])
    for row, text in enumerate(strings):
        canvas.lines(0, 4 * row, wrapped(text, 60, size=3, most=1), size=3)
    for name in PICTURE_FORMATS:
        assert canvas.render(name)


@given(st.text(max_size=120), st.floats(30, 300), st.integers(1, 4))
@settings(deadline=None)
def test_wrapped_text_fits_and_loses_nothing_unsaid(text: str, width: float, most: int):
    lines = wrapped(text, width, most=most)
    assert len(lines) <= most
    assert all(text_width(line) <= width or len(line) == 1 for line in lines)
    if not lines or not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == drawable(text).replace(" ", "")


def test_years_are_not_torn_apart():
    assert wrapped("Development Program for 2017–2019", text_width("Development Program for 2017–")) == [
        "Development Program for",
        "2017–2019",
    ]
