"""Differences as JSON that programs read back, with the words that went and came beside it for people."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from coomet_graph.errors import ParameterError
from coomet_graph.history.difference import Change, Difference
from coomet_graph.history.edition import Detail, Entry, Identity
from coomet_graph.history.words import compare_words


def to_json(differences: Iterable[Difference]) -> str:
    """A list of differences."""
    listed = [
        {
            "old": asdict(each.old),
            "new": asdict(each.new),
            "kept": each.kept,
            "changes": [_change(change) for change in each.changes],
        }
        for each in differences
    ]
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> tuple[Difference, ...]:
    """The differences that `to_json` wrote. Raises ParameterError if it did not write this."""
    try:
        return tuple(
            Difference(
                Identity(**each["old"]),
                Identity(**each["new"]),
                tuple(
                    Change(
                        tuple(change["kinds"]),
                        tuple(map(_entry, change["before"])),
                        tuple(map(_entry, change["after"])),
                    )
                    for change in each["changes"]
                ),
                int(each["kept"]),
            )
            for each in json.loads(text)
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ParameterError(
            f"This is no list of changes ({error}); give what coomet-graph diff --format json writes.",
            f"Это не список изменений ({error}); нужен результат coomet-graph diff --format json.",
        ) from error


def _change(change: Change) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kinds": list(change.kinds),
        "before": [asdict(entry) for entry in change.before],
        "after": [asdict(entry) for entry in change.after],
    }
    if change.one_to_one is not None:
        old, new = change.one_to_one
        told["words"] = {
            name: [[fate.value, words] for fate, words in compare_words(before, after)]
            for name, before, after in (("title", old.title, new.title), ("note", old.note, new.note))
            if before != after
        }
    return told


def _entry(data: dict[str, Any]) -> Entry:
    details = tuple(Detail(**detail) for detail in data["details"])
    return Entry(**{**data, "details": details})
