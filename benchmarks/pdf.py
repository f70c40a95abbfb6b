"""How fast PDF files are read, beside pdfplumber's own extraction of tables and words from the same file.

    python -m benchmarks.pdf [--pages 50] [--unruled] [FILE…]

Without a file, one of invented rows is made. Sides take turns, forwards and backwards, in fresh processes.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import matplotlib as mpl
import pdfplumber
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from coomet_graph.documents.pdf import read_pdf

_HEADER = ("Activity", "Action", "Timeframes", "Performers", "Note")
_ROW = (
    "1. Организация обучения метрологов",
    "1.{} Preparation of an internal procedure for the assessment of training needs and their planning",
    "2031–2033",
    "Chairs of TC 4, SC 4.1, SC 4.3, members of TC 4",
    "The basis is item 44 of the COOMET Development Program for 2020–2022 (Ind-e.1.1). Works are underway.",
)
# So many rows of this kind stand on a page.
_ROWS_OF_PAGE = 8


def invented(pages: int, *, ruled: bool) -> bytes:
    """A PDF with a table over so many pages."""
    font = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    pdfmetrics.registerFont(TTFont("DejaVu", str(font)))
    style = ParagraphStyle("cell", fontName="DejaVu", fontSize=9, leading=11)
    rows = [_HEADER, *([cell.format(n) for cell in _ROW] for n in range(pages * _ROWS_OF_PAGE))]
    cells = [[Paragraph(cell, style) for cell in row] for row in rows]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled else []
    content = BytesIO()
    table = Table(cells, colWidths=(130, 220, 70, 110, 200), repeatRows=1, style=grid)
    SimpleDocTemplate(content, pagesize=landscape(A4), invariant=1).build([table])
    return content.getvalue()


def ours(content: bytes) -> int:
    """Rows and lines that this package reads."""
    return len(read_pdf("programme.pdf", content).lines)


def theirs(content: bytes) -> int:
    """Rows and words that pdfplumber extracts."""
    found = 0
    with pdfplumber.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            found += sum(map(len, page.extract_tables())) + len(page.extract_words())
            page.close()
    return found


_SIDES: dict[str, Callable[[bytes], int]] = {"this package": ours, "pdfplumber": theirs}


def measure(side: str, file: Path) -> None:
    """Read a file once, and tell seconds and peak memory."""
    content = file.read_bytes()
    start = time.perf_counter()
    found = _SIDES[side](content)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "found": found}))


def compare(file: Path, rounds: int) -> None:
    """Print the median of each side, and the ratio: how many times as fast as pdfplumber we are."""
    results: dict[str, list[dict[str, float]]] = {side: [] for side in _SIDES}
    for number in range(rounds):
        for side in list(_SIDES)[:: 1 if number % 2 == 0 else -1]:
            command = [sys.executable, "-m", "benchmarks.pdf", "--side", side, str(file)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            results[side].append(json.loads(done.stdout))
    seconds = {side: median(each["seconds"] for each in told) for side, told in results.items()}
    for side, told in results.items():
        print(f"{file.name}: {side}: {seconds[side]:.2f} s, {max(each['peak'] for each in told):.0f} MiB")
    print(f"{file.name}: ratio {seconds['pdfplumber'] / seconds['this package']:.2f} (required: 0.8)")


def main() -> None:
    """Measure the files given, or invented ones."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--unruled", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--side", choices=sorted(_SIDES))
    parser.add_argument("files", nargs="*", type=Path)
    chosen = parser.parse_args()
    if chosen.side is not None:
        measure(chosen.side, chosen.files[0])
        return
    with TemporaryDirectory() as folder:
        if not chosen.files:
            made = Path(folder) / f"{chosen.pages}-pages.pdf"
            made.write_bytes(invented(chosen.pages, ruled=not chosen.unruled))
            chosen.files = [made]
        for file in chosen.files:
            compare(file, chosen.rounds)


if __name__ == "__main__":
    main()
