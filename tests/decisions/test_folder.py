"""The folder of decisions as people and their programs leave it."""

from datetime import date
from pathlib import Path

import pytest

from coomet_graph.decisions import Decision, Kind, named, to_triples
from coomet_graph.errors import ParameterError
from coomet_graph.iris import Minter
from coomet_graph.pipeline.decisions import MOST_BYTES, decisions_from, write_decision


def decision(reason: str = "It is so.") -> Decision:
    said = Decision("", Kind.ACCEPT, "A. Sample", date(2031, 6, 2), number="0123456789", reason=reason)
    return named(said, Minter())


def written(folder: Path, reason: str = "It is so.") -> Path:
    made = decision(reason)
    return write_decision(made, to_triples(made), folder)


def test_what_is_written_is_read_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = written(tmp_path / "decisions")
    assert [each.reason for each in decisions_from(path.parent)] == ["It is so."]
    assert list(path.parent.iterdir()) == [path]


def test_hidden_files_are_no_decisions_and_the_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "._copied.ttl").write_bytes(b"\x00\x05\x16\x07")
    (tmp_path / ".#open.ttl").symlink_to("nowhere")
    path.rename(path.with_suffix(".TTL"))
    assert len(decisions_from(tmp_path)) == 1


def test_a_reason_that_is_too_long_is_refused_before_it_is_written(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="shorter reason"):
        written(tmp_path, "why " * MOST_BYTES)
    assert not list(tmp_path.iterdir())


def test_a_file_too_large_for_a_decision_is_named(tmp_path: Path) -> None:
    (tmp_path / "dump.ttl").write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(ParameterError, match=r"dump\.ttl: this is no decision"):
        decisions_from(tmp_path)


def test_a_folder_that_cannot_be_listed_is_not_taken_for_an_empty_one() -> None:
    with pytest.raises(ParameterError, match="cannot be read"):
        decisions_from(Path("a\0b"))
