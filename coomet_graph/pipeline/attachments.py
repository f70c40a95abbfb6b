"""What a snapshot keeps of each source beside the graph: the names of its attachments."""


def details_of(source: str) -> str:
    """The findings of its reader, and the account of its lines."""
    return f"sources/{source}"


def lines_of(source: str) -> str:
    """Its lines; earlier versions kept none."""
    return f"lines/{source}"
