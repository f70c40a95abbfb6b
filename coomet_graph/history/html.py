"""Differences as one HTML page that needs no network and no colour."""

from collections.abc import Iterable
from importlib import resources

from jinja2 import Environment, StrictUndefined

from coomet_graph.history.difference import Difference
from coomet_graph.history.telling import TEXTS, counted, name_of, tell


def to_html(differences: Iterable[Difference], language: str = "en") -> str:
    """A self-contained page with the changes of each difference."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = (resources.files("coomet_graph.history") / "difference.html.j2").read_text("utf-8")
    return environment.from_string(source).render(
        language=language,
        t={name: text.in_language(language) for name, text in TEXTS.items()},
        differences=[
            {
                "old": name_of(each.old, language),
                "new": name_of(each.new, language),
                "counted": counted(each, language),
                "changes": [tell(change, language) for change in each.changes],
            }
            for each in differences
        ],
    )
