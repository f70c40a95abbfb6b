"""The limits themselves: what they may be, and that their page tells them as they are."""

import os
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from coomet_graph.errors import ParameterError
from coomet_graph.store.limits import Limits

PAGE = Path(__file__).parents[2] / "docs/explanation/safety.md"
UNITS = {"": 1, "s": 1, "KiB": 2**10, "GiB": 2**30, "MB": 10**6}


def test_a_limit_is_above_zero() -> None:
    assert Limits(queue=0).queue == 0
    for wrong in ({"seconds": 0}, {"rows": -1}, {"workers": 0}, {"queue": -1}):
        (name,) = wrong
        with pytest.raises(ParameterError, match=f"The limit {name} is {wrong[name]}") as raised:
            Limits(**wrong)
        assert name in raised.value.text.ru


def test_one_query_never_takes_the_only_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert Limits().workers == 2
    monkeypatch.setattr(os, "cpu_count", lambda: 16)
    assert Limits().workers == 16


def test_the_page_on_safety_tells_the_defaults() -> None:
    table = PAGE.read_text("utf-8").partition("### The limits\n")[2].partition("### ")[0]
    rows = re.findall(r"^\|[^|]+\|([^|]+)\| `([a-z_]+)` \|", table, flags=re.M)
    told = {name: default.strip() for default, name in rows}
    defaults = asdict(Limits())
    assert told.keys() == defaults.keys()
    assert told.pop("workers") == "one for each core, at least 2"
    for name, text in told.items():
        number, _, unit = text.partition(" ")
        assert defaults[name] == int(number.replace(",", "")) * UNITS[unit], name
