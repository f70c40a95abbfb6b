"""A stream of bytes as one of text."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO


@contextmanager
def as_text(stream: BinaryIO) -> Iterator[TextIO]:
    """Text that goes to the stream in UTF-8, with line ends as they are; the stream stays open."""
    text = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="", write_through=False)
    try:
        yield text
        text.flush()
    finally:
        text.detach()
