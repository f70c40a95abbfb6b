"""How many documents are read in a second, on all cores: `python -m benchmarks.formats [--documents 1000]`.

Invented development programmes of about sixty rows, as text, Word files and workbooks, and work programmes in
running text, of half as many. Memory is the most that this process or one of those that read has had; fewer
documents stand beside, since it should not grow.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from benchmarks.corpus.generate import generate
from benchmarks.telling import tell
from coomet_graph.documents import read_document
from coomet_graph.iris import Minter
from coomet_graph.pipeline.reading import read_sources
from coomet_graph.records import load_lexicon, read_records
from coomet_graph.records.layouts import lay_out
from coomet_graph.sources import Reading
from tests.documents.test_same_graph import xlsx_of
from tests.documents.typeset import docx_of, tables_of

# Which programmes, and how they are set; without a setter they stay the texts they are.
FORMS = {"txt": ("dp", None), "docx": ("dp", docx_of), "xlsx": ("dp", xlsx_of), "running": ("wp", None)}
# What is asked for, and how many programmes are made to choose those from that come nearest to it. Further
# documents are copies of these under other names, which cost as much to read.
_ROWS = 60
_MADE, _DIFFERENT = 120, 20
_FEWER = 10


def write(folder: Path, documents: int) -> dict[str, float]:
    """Write the documents in every form below `folder`; the rows that one of them has on average."""
    made = folder / "made"
    generate(made, 5 * _MADE)
    lexicon = load_lexicon(made / "reference")
    rows: dict[str, float] = {}
    for form, (kind, setter) in FORMS.items():
        (folder / form).mkdir()
        found = sorted((made / "sources").glob(f"{kind}*.txt"))[:_MADE]
        long = {path: len(read_records(read_document(path), lexicon).entries) for path in found}
        chosen = sorted(found, key=lambda path: abs(long[path] - _ROWS))[:_DIFFERENT]
        rows[form] = mean(long[path] for path in chosen)
        for number, path in enumerate(chosen):
            content = path.read_bytes()
            if setter is not None:
                content = setter(*tables_of(lay_out(read_document(path), lexicon)))
            for copy in range(number, documents, len(chosen)):
                name = path.name if setter is None else f"programme.{form}"
                (folder / form / f"{copy:04}-{name}").write_bytes(content)
    return rows


def measure(folder: Path, form: str, documents: int) -> None:
    """Read so many documents of a format, and tell seconds and the peak of memory."""
    paths = sorted((folder / form).iterdir())[:documents]
    with TemporaryDirectory() as statements:
        start = time.perf_counter()
        results = read_sources(paths, folder / "made" / "reference", Minter(), Path(statements))
        seconds = time.perf_counter() - start
    assert all(isinstance(result, Reading) for result in results), results[0]
    tell(seconds=seconds)


def compare(folder: Path, documents: int, rows: Mapping[str, float]) -> Iterator[str]:
    """A line for each format and number of documents, each measured in a process of its own."""
    for form in FORMS:
        for count in (documents // _FEWER, documents):
            command = [
                sys.executable,
                "-m",
                "benchmarks.formats",
                "--measure",
                form,
                "--documents",
                str(count),
            ]
            done = subprocess.run([*command, str(folder)], check=True, capture_output=True, text=True)
            told = json.loads(done.stdout)
            yield (
                f"{form}: {count} documents of {rows[form]:.0f} rows, "
                f"{count / told['seconds']:.1f} a second (required: 20), "
                f"{told['peak']:.0f} MiB"
            )


def main() -> None:
    """Write documents and read them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--measure", choices=FORMS)
    parser.add_argument("folder", nargs="?", type=Path)
    chosen = parser.parse_args()
    if chosen.measure is not None:
        measure(chosen.folder, chosen.measure, chosen.documents)
        return
    with TemporaryDirectory() as made:
        rows = write(Path(made), chosen.documents)
        for line in compare(Path(made), chosen.documents, rows):
            print(line, flush=True)


if __name__ == "__main__":
    main()
