"""The servers that tests of the remote store ask: each is started once, when the first test needs it."""

from collections.abc import Iterator

import pytest

from tests.cli.conftest import command
from tests.store.servers import Running, oxigraph, virtuoso

__all__ = ["command", "oxigraph_server", "virtuoso_server"]


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A running Oxigraph server."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as running:
        yield running


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A running Virtuoso server."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as running:
        yield running
