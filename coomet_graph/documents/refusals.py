"""The one line that says why a file is not read."""

from coomet_graph.errors import UnreadableDocumentError


def refusal(file: str, en: str, ru: str) -> UnreadableDocumentError:
    """The error for a file: what is wrong and what to do, as one line each."""
    return UnreadableDocumentError(f"{file}: {' '.join(en.split())}.", f"{file}: {' '.join(ru.split())}.")
