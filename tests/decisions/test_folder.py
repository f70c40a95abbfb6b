"""The folder of decisions as people and their programs leave it."""

from datetime import date
from pathlib import Path

import pytest

from coomet_graph.decisions import Decision, Kind, named, to_triples
from coomet_graph.errors import OutputError, ParameterError, UnreadableGraphError
from coomet_graph.iris import Minter
from coomet_graph.pipeline.decision_files import MOST_BYTES, file_of, write_all, write_decision
from coomet_graph.pipeline.decisions import decisions_from


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
    with pytest.raises(UnreadableGraphError, match=r"dump\.ttl: this is no decision"):
        decisions_from(tmp_path)


def test_a_folder_that_cannot_be_listed_is_not_taken_for_an_empty_one() -> None:
    with pytest.raises(ParameterError, match="cannot be read"):
        decisions_from(Path("a\0b"))


# ---------------------------------------------------------------- damaged files


def damage(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("findingNumber", "findingNo"), "utf-8")


def test_a_damaged_decision_is_told_with_its_file(tmp_path: Path) -> None:
    damage(path := written(tmp_path))
    with pytest.raises(UnreadableGraphError) as told:
        decisions_from(tmp_path)
    assert told.value.text.en.startswith(f"{path}: The decision ")
    assert "is not whole" in told.value.text.en
    assert told.value.text.ru.startswith(f"{path}: Решение ")


def test_every_file_that_is_not_right_is_named_and_no_other(tmp_path: Path) -> None:
    whole, damaged = written(tmp_path), written(tmp_path, "Another reason.")
    damage(damaged)
    (tmp_path / "broken.ttl").write_text("<a> <b> .\n", "utf-8")
    (tmp_path / "empty.ttl").touch()
    (tmp_path / "gone.ttl").symlink_to("nowhere")
    with pytest.raises(UnreadableGraphError) as told:
        decisions_from(tmp_path)
    for text in (told.value.text.en, told.value.text.ru):
        assert text.startswith(f"{tmp_path}: ")
        assert all(name in text for name in (damaged.name, "broken.ttl: ", "empty.ttl", "gone.ttl"))
        assert "4" in text.split("; ")[0]
        assert whole.name not in text
        assert "\n" not in text
    assert "broken.ttl: line 1" in told.value.text.en


def test_of_many_files_the_first_are_named(tmp_path: Path) -> None:
    for number in range(11):
        (tmp_path / f"{number:02}.ttl").touch()
    with pytest.raises(UnreadableGraphError, match=r"not right: 11; .*07\.ttl.* And 3 more\.") as told:
        decisions_from(tmp_path)
    assert "08.ttl" not in told.value.text.en
    assert told.value.text.ru.endswith("И ещё 3.")


def test_one_decision_in_two_files_is_one_unless_the_words_differ(tmp_path: Path) -> None:
    path = written(tmp_path)
    copy = tmp_path / "copy.ttl"
    copy.write_bytes(path.read_bytes())
    assert len(decisions_from(tmp_path)) == 1
    copy.write_text(copy.read_text("utf-8").replace("It is so.", "It is not so."), "utf-8")
    with pytest.raises(UnreadableGraphError, match="in other words; delete one of the two") as told:
        decisions_from(tmp_path)
    assert all(str(each) in told.value.text.ru for each in (path, copy))


# ---------------------------------------------------------------- too much


@pytest.mark.parametrize(("limit", "value"), [("MOST_FILES", 2), ("MOST_TOTAL", 2_000)])
def test_a_folder_with_more_than_people_decide_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    """Three decisions of 700 bytes and more each; the third cannot be written, nor are three read."""
    made = [decision(reason) for reason in ("One.", "Two.", "Three.")]
    for each in made[:2]:
        write_decision(each, to_triples(each), tmp_path)
    large = decision("It is so. " * 200)
    third = made[2] if limit == "MOST_FILES" else large
    with monkeypatch.context() as patched:
        patched.setattr(f"coomet_graph.pipeline.decision_files.{limit}", value)
        with pytest.raises(ParameterError, match="a folder of decisions has") as told:
            write_decision(third, to_triples(third), tmp_path)
        assert len(told.value.text.en.splitlines()) == 1
        assert len(decisions_from(tmp_path)) == 2
        # What is there already may be written again.
        write_decision(made[0], to_triples(made[0]), tmp_path)
    write_decision(third, to_triples(third), tmp_path)
    monkeypatch.setattr(f"coomet_graph.pipeline.decision_files.{limit}", value)
    with pytest.raises(ParameterError) as told:
        decisions_from(tmp_path)
    assert "в папке решений не больше" in told.value.text.ru


# ---------------------------------------------------------------- all or none


def test_several_decisions_are_written_all_or_none(tmp_path: Path) -> None:
    one, two = decision("One."), decision("Two.")
    folder = tmp_path / "decisions"
    with pytest.raises(ParameterError, match="shorter reason"):
        write_all([(one, to_triples(one)), (decision(), to_triples(decision("x" * MOST_BYTES)))], folder)
    assert not folder.exists()
    # The place of the second is taken: the first is taken back.
    taken = file_of(two, folder)
    taken.mkdir(parents=True)
    with pytest.raises(OutputError, match="cannot be written"):
        write_all([(one, to_triples(one)), (two, to_triples(two))], folder)
    assert list(folder.iterdir()) == [taken]
    taken.rmdir()
    assert len(write_all([(one, to_triples(one)), (two, to_triples(two))], folder)) == 2
    assert len(decisions_from(folder)) == 2
