"""Profiles: tiers of rules that grow from what can be cited to what can be audited."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources as package_files

from coomet_graph.errors import Text, UnknownNameError
from coomet_graph.findings import Rule


@dataclass(frozen=True, slots=True)
class Profile:
    """A tier with the kinds of fault that belong to it; its rules include those of the tiers before it."""

    name: str
    title: Text
    explanation: Text
    kinds: frozenset[str]


@cache
def profiles() -> tuple[Profile, ...]:
    """The profiles, each of which includes those before it."""
    raw = tomllib.loads((package_files.files("coomet_graph.audit") / "profiles.toml").read_text("utf-8"))
    return tuple(
        Profile(name, Text(**entry["title"]), Text(**entry["explanation"]), frozenset(entry["kinds"]))
        for name, entry in raw.items()
    )


def profile_of(rule: Rule) -> Profile:
    """The one tier of the rule: the one it names, or that of its kind of fault."""
    (tier,) = (
        each
        for each in profiles()
        if (each.name == rule.profile if rule.profile else rule.kind in each.kinds)
    )
    return tier


def rules_in(profile: str, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Those of the rules that a profile includes. Raises UnknownNameError for an unknown profile."""
    names = [each.name for each in profiles()]
    if profile not in names:
        raise UnknownNameError(
            f'There is no profile "{profile}"; the profiles are: {", ".join(names)}.',
            f"Нет профиля «{profile}»; профили: {', '.join(names)}.",
        )
    included = names[: names.index(profile) + 1]
    return tuple(rule for rule in rules if profile_of(rule).name in included)
