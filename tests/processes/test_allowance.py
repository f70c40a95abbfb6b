"""The time for files of some size: it grows with them, up to a bound."""

from pathlib import Path

import pytest

from coomet_graph.documents import grid, office, pdf, reading, sheet
from coomet_graph.exchange.reading import SIZE_LIMIT
from coomet_graph.processes import Allowance
from coomet_graph.sources import ReadingLimits
from coomet_graph.validation import ValidationLimits

PAGE = Path(__file__).parents[2] / "docs/explanation/safety.md"


@pytest.mark.parametrize(
    ("size", "seconds"),
    [(0, 60), (2_000, 61), (600_000, 360), (1_080_000, 600), (50_000_000, 600)],
)
def test_what_is_larger_may_take_longer_up_to_a_bound(size: int, seconds: float) -> None:
    allowed = Allowance.of(size, most=600, patience=4)
    assert (allowed.seconds, allowed.clock) == (seconds, 4 * seconds)


def test_no_file_may_take_more_than_the_bound() -> None:
    assert Allowance.of(0, most=3, patience=2) == Allowance(3, 6)


def test_the_page_on_safety_tells_the_limits() -> None:
    """Those of documents and of RDF files."""
    _, _, told = PAGE.read_text("utf-8").partition("\n## Documents\n")
    documents, _, shapes = told.partition("\n## RDF files\n")
    least, one_more = Allowance.of(0, 1e9, 1).seconds, Allowance.of(2_000, 1e9, 1).seconds
    read, applied = ReadingLimits(), ValidationLimits()
    assert read.seconds == applied.seconds
    assert read.patience == applied.patience == 4
    time = (
        f"{least:g} s of computing, and {one_more - least:g} s more for every 2 kB{{}}, "
        f"at most {read.seconds:g} s |"
    )
    for words in (
        time.format(" of the file"),
        f"| {read.memory // 2**30} GiB |",
        f"| {read.answer // 2**20} MiB of our memory |",
        f"| {reading.SIZE_LIMIT // 10**6} MB | refused",
        f"{office.MOST_PARTS:,}; {office.MOST_UNPACKED // 10**6} MB unpacked; {office.MOST_RATIO} times",
        f"| cells | {grid.MOST_CELLS:,} |",
        f"| pages of a PDF | {pdf.PAGES_LIMIT:,} |",
        f"{pdf.UNPACKED_LIMIT // 10**6} MB unpacked, once or twice",
    ):
        assert words in documents
    assert sheet.CELLS_LIMIT == grid.MOST_CELLS
    for words in (
        time.format(""),
        f"{applied.memory // 2**30} GiB, and {applied.memory_for_a_byte} bytes more for every byte",
        f"| {applied.answer // 2**20} MiB of our memory |",
        f"larger than {SIZE_LIMIT // 10**6} MB",
    ):
        assert words in shapes
