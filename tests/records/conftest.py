"""What the tests of this room share: the reference lexicon, the bundled documents, and a reader of text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coomet_graph import resources
from coomet_graph.documents.text import read_text
from coomet_graph.records import Lexicon, ProgrammeRecord, load_lexicon, read_records
from coomet_graph.records.layouts import Layout, lay_out

WORK = "coomet-tc-4-work-programme-2021-2023.txt"
DEVELOPMENT = "coomet-development-programme-2017-2019.txt"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon(resources.data_folder() / "reference")


@pytest.fixture(scope="session")
def sources() -> Path:
    return resources.data_folder() / "sources"


@pytest.fixture(scope="session")
def lay(lexicon: Lexicon) -> Callable[[str], Layout]:
    return lambda text: lay_out(read_text("programme.txt", text.encode()), lexicon)


@pytest.fixture(scope="session")
def read(lexicon: Lexicon) -> Callable[[str], ProgrammeRecord]:
    return lambda text: read_records(read_text("programme.txt", text.encode()), lexicon)
