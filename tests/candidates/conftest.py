"""What several tests of candidates look at."""

import pytest

from coomet_graph.candidates import Candidates, find_candidates
from coomet_graph.candidates.finding import folder
from coomet_graph.candidates.words import Glossary, read_glossary
from coomet_graph.iris import Minter
from coomet_graph.pipeline import Build
from coomet_graph.store import Names


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return read_glossary(folder() / "glossary.csv")


@pytest.fixture(scope="session")
def found(bundled: Build) -> Candidates:
    """The candidates of the bundled documents."""
    return find_candidates(bundled.dataset, Minter(), Names(bundled.dataset).label)
