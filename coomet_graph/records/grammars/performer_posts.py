"""Posts of performers, in both languages, in every case, and in brackets behind a body."""

from coomet_graph.records.grammars.performer_phrases import BRACKET, BRACKET_END, PLURAL, ROLES

# Name and end of a post, and whether it is in the plural.
_Role = tuple[str, int, bool]


def match_role(text: str, at: int) -> _Role | None:
    """Name and end of the post at `at`, and whether it is in the plural."""
    for pattern, name in ROLES:
        match = pattern.match(text, at)
        if match is not None:
            many = match.groupdict().get("many") is not None
            return name, match.end(), many or PLURAL.search(match.group()) is not None
    return None


def match_role_in_bracket(text: str, end: int) -> _Role | None:
    """The post in a bracket that stands behind a name: `TC 4 (chair)`."""
    opening = BRACKET.match(text, end)
    role = None if opening is None else match_role(text, opening.end())
    closing = None if role is None else BRACKET_END.match(text, role[1])
    return None if role is None or closing is None else (role[0], closing.end(), role[2])
