"""What a child may tell: bounded by the memory that it takes here, whatever it is made of."""

import json
import tracemalloc

import pytest

from coomet_graph.errors import UnreadableGraphError
from coomet_graph.processes import Child, End, held
from coomet_graph.validation import ValidationLimits, validate_apart
from tests.validation.turtle import quads

NUMBER = 20_000


@pytest.mark.parametrize(
    "line",
    [
        "[" + ",".join(["[]"] * NUMBER) + "]",
        "[" + ",".join(["{}"] * NUMBER) + "]",
        "[" + ",".join(['""'] * NUMBER) + "]",
        "[" + ",".join(["[1]"] * NUMBER) + "]",
        "[" + ",".join(["1e9"] * NUMBER) + "]",
        "[" + ",".join(['{"a":1}'] * NUMBER) + "]",
        "[" + ",".join(f'"{number}"' for number in range(NUMBER)) + "]",
        "[" + ",".join(map(str, range(NUMBER))) + "]",
        "{" + ",".join(f'"{number}":0' for number in range(NUMBER)) + "}",
        "[" * 900 + "]" * 900,
        json.dumps("a" * NUMBER + "\N{GRINNING FACE}"),
        json.dumps("a" * NUMBER + "\N{GRINNING FACE}", ensure_ascii=False),
        json.dumps(["é" * 9] * NUMBER, ensure_ascii=False),
    ],
    ids=lambda line: line[:8],
)
def test_what_is_counted_is_no_less_than_what_is_taken(line: str) -> None:
    content = line.encode()
    tracemalloc.start()
    try:
        value = json.loads(content)
        _, taken = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert value
    assert taken + len(content) <= held(content) + 2_000 <= 20 * taken + 3_000


@pytest.mark.parametrize("said", ["lists", "endless", "blank"])
def test_a_child_that_tells_too_much_is_ended(said: str) -> None:
    """Ten thousand empty lists, a line without end, and lines without anything in them, for ever."""
    child = Child("tests.processes.talking")
    try:
        answer = child.ask({"said": said}, 60, 2**20)
        assert answer.end is End.ANSWER
        assert not child.is_reusable
        assert sum(map(len, answer.rows)) < 2**20 / 80
    finally:
        child.kill()
    assert not child.is_alive()


def test_a_child_that_tells_little_is_heard() -> None:
    child = Child("tests.processes.talking")
    try:
        answer = child.ask({"said": "little"}, 60, 2**20)
        assert (answer.rows, answer.end) == ([[[], []]], None)
    finally:
        child.kill()


@pytest.mark.parametrize(
    ("code", "end"), [(12, End.MEMORY), (127, End.MEMORY), (-6, End.MEMORY), (1, End.FAILED)]
)
def test_a_child_that_finds_no_memory_is_known_by_its_end(code: int, end: End) -> None:
    """Python, the C library and other libraries each have a way of their own to end then."""
    child = Child("tests.processes.talking")
    try:
        assert child.ask({"said": "nothing", "end": code}, 60).end is end
    finally:
        child.kill()


def test_a_report_that_is_too_large_is_told_as_such() -> None:
    shapes = "ex:s a sh:NodeShape ; sh:targetClass ex:Part ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
    data = quads("".join(f"ex:n{number} a ex:Part ." for number in range(40)))
    report, _ = validate_apart(data, quads(shapes))
    assert len(report.found) == 40
    with pytest.raises(UnreadableGraphError, match="finds more than a report may hold") as told:
        validate_apart(data, quads(shapes), limits=ValidationLimits(answer=2**14))
    assert "больше, чем вмещает отчёт" in told.value.text.ru
