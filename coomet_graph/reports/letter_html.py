"""The letter as one page for a browser: asks for nothing else, prints, and is readable without colour."""

import base64
from functools import cache
from importlib import resources
from typing import BinaryIO

from jinja2 import Environment, StrictUndefined, Template

from coomet_graph.audit import AuditReport
from coomet_graph.reports.background import Background
from coomet_graph.reports.letter import Letter
from coomet_graph.reports.safe import in_xml
from coomet_graph.reports.streams import as_text


def write(report: AuditReport, language: str, stream: BinaryIO, background: Background) -> None:
    """Write the page, finding by finding; raises OSError if the stream cannot be written."""
    letter = Letter(report, language, background)
    picture = background.coverage(language)
    page = _template().generate(
        letter=letter,
        language=language,
        say=letter.say,
        picture=None if picture is None else base64.b64encode(picture).decode(),
    )
    with as_text(stream) as text:
        text.writelines(page)


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # What a browser would act on, or show in an order of its own, besides markup.
        finalize=lambda value: in_xml(value) if type(value) is str else value,
    )
    return environment.from_string(
        (resources.files("coomet_graph.reports") / "letter.html.j2").read_text("utf-8")
    )
