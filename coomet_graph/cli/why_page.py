"""An explanation as a page: the steps with their words, and the picture below them."""

from collections.abc import Iterable, Sequence
from html import escape

from coomet_graph.findings import Place
from coomet_graph.questions import Explanation, Known, Step

_MARKS = {Known.HOLDS: "✓ ", Known.FAILS: "✗ ", Known.OPEN: "· "}
_STYLE = """
body { font: 16px/1.45 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
ul { list-style: none; padding-left: 1.4rem; } blockquote { margin: .2rem 0 .4rem 1.4rem; color: #444; }
.fails { color: #b3261e; font-weight: bold; } .open { color: #6f6f6f; } cite { font-size: .85em; }
svg { max-width: 100%; height: auto; }
"""


def as_page(explained: Sequence[Explanation], picture: bytes, language: str) -> str:
    """The page; `picture` is the same as SVG. Everything from documents is escaped."""
    svg = picture.decode()
    svg = svg[svg.index("<svg") :]
    title = escape(explained[0].title.in_language(language))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style></head>\n<body>\n"
        + "".join(_one(each, language) for each in explained)
        + f"{svg}\n</body>\n</html>\n"
    )


def _one(explained: Explanation, language: str) -> str:
    title, verdict, remedy = (
        escape(text.in_language(language)) for text in (explained.title, explained.verdict, explained.remedy)
    )
    arrow = f"<p>→ {remedy}</p>\n" if remedy else ""
    return f"<h1>{title}</h1>\n<p>{verdict}</p>\n{_list(explained.steps, language)}\n{arrow}"


def _list(steps: Iterable[Step], language: str) -> str:
    items = "".join(_item(step, language) for step in steps)
    return f"<ul>{items}</ul>" if items else ""


def _item(step: Step, language: str) -> str:
    quoted = "".join(_quoted(place, language) for place in step.quoted(language)[:5])
    words = escape(_MARKS.get(step.known, "") + step.sentence.in_language(language))
    return (
        f'<li class="{step.known.value}"><span>{words}</span>{quoted}{_list(step.premises, language)}</li>\n'
    )


def _quoted(place: Place, language: str) -> str:
    line = {"en": "line", "ru": "строка"}[language]
    where = f"{place.file}, {place.cell or f'{line} {place.first_line}'}"
    marks = ("«", "»") if language == "ru" else ("“", "”")
    words, named = escape(marks[0] + place.quotation + marks[1]), escape(where)
    return f"<blockquote>{words} <cite>{named}</cite></blockquote>"
