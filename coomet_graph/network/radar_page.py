"""The radar as one HTML page that needs no network: its picture, and all that is in it as tables."""

from __future__ import annotations

from base64 import b64encode
from importlib import resources

from jinja2 import Environment, StrictUndefined

from coomet_graph.errors import Text
from coomet_graph.network.radar import Radar
from coomet_graph.network.radar_picture import draw_radar
from coomet_graph.network.radar_rows import NONE, UNKNOWN, alarms, tables, title_of

_AT_A_GLANCE = Text("At a glance", "Коротко")


def to_page(radar: Radar) -> str:
    """A self-contained page with the picture inside."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = (resources.files("coomet_graph.network") / "radar.html.j2").read_text("utf-8")
    language = radar.language
    return environment.from_string(source).render(
        language=language,
        title=title_of(radar),
        filters=radar.filters,
        programmes=radar.programmes,
        alarms=alarms(radar),
        # As an image, a picture can neither load nor run anything.
        pictures=[(_AT_A_GLANCE.in_language(language), b64encode(draw_radar(radar, "svg")).decode())],
        tables=tables(radar),
        nothing=NONE.in_language(language),
        unknown=UNKNOWN.in_language(language).format(radar.unknown) if radar.unknown else "",
    )
