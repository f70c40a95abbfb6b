"""What several tests look at: the graph of the bundled documents and that of the golden programmes."""

from pathlib import Path

import pytest

from coomet_graph.pipeline import Build, build

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def bundled() -> Build:
    """The build of the bundled documents; not to be changed by a test."""
    return build()


@pytest.fixture(scope="session")
def golden_in_both() -> Build:
    """The build of the golden programmes with their Russian editions; not to be changed by a test."""
    return build(sorted(GOLDEN.rglob("*.txt")))


@pytest.fixture(scope="session")
def golden() -> Build:
    """The build of the golden programmes, which are without fault; not to be changed by a test."""
    return build(sorted(GOLDEN.glob("*.txt")))
