"""The lines that measurements come to, as a Markdown table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADINGS = ("work", "triples", "side", "time", "peak memory", "ratio", "required", "remarks")
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


@dataclass(frozen=True, slots=True)
class Line:
    """One side of one measurement.

    `ratio` says how many times our time the side takes; `reached` is None where nothing is required.
    """

    work: str
    triples: int
    side: str
    seconds: float | None = None
    peak: float | None = None
    ratio: float | None = None
    required: str = ""
    reached: bool | None = None
    remark: str = ""

    def cells(self) -> tuple[str, ...]:
        """The cells of its row."""
        verdict = {None: "", True: "reached", False: "**not reached**"}[self.reached]
        return (
            self.work,
            f"{self.triples:,}" if self.triples else "",
            self.side,
            "" if self.seconds is None else _time(self.seconds),
            "" if self.peak is None else f"{self.peak:,.0f} MB",
            "" if self.ratio is None else f"{self.ratio:.3g}",
            self.required,
            "; ".join(filter(None, (verdict, self.remark))),
        )


def _time(seconds: float) -> str:
    if seconds < 1:
        return f"{seconds * 1000:.3g} ms"
    return f"{seconds:.2f} s" if seconds < 100 else f"{seconds:,.0f} s"


def markdown(title: str, lines: Iterable[Line]) -> Iterator[str]:
    """The lines as a table, row by row."""
    yield f"**{title}**\n"
    yield f"| {' | '.join(_HEADINGS)} |"
    yield f"|{'---|' * len(_HEADINGS)}"
    for line in lines:
        yield f"| {' | '.join(line.cells())} |"
    yield ""


def put_into(page: Path, text: str) -> None:
    """Put the text between the two marks on a page. Raises ValueError if they are not there."""
    content = page.read_text("utf-8")
    before, begin, rest = content.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page}: the marks {BEGIN} and {END} are missing")
    page.write_text(f"{before}{BEGIN}\n\n{text.strip()}\n\n{END}{after}", "utf-8")
