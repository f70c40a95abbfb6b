"""The kinds of things as pictures show them: words, a colour, and an outline that needs no colour."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from coomet_graph.errors import Text
from coomet_graph.namespaces import COOMET, ORG, SCHEMA
from coomet_graph.network.canvas import Outline

# How far an outline may cut into its box at either end.
INSET = 11.0
_Shape = Callable[[float, float, float, float], Outline]


def _rectangle(x: float, y: float, w: float, h: float) -> Outline:
    return [(x, y, 0), (x + w, y, 0), (x + w, y + h, 0), (x, y + h, 0)]


def _rounded(x: float, y: float, w: float, h: float) -> Outline:
    return [(x, y, 6), (x + w, y, 6), (x + w, y + h, 6), (x, y + h, 6)]


def _pill(x: float, y: float, w: float, h: float) -> Outline:
    r = min(h / 2, 16)
    return [(x, y, r), (x + w, y, r), (x + w, y + h, r), (x, y + h, r)]


def _tombstone(x: float, y: float, w: float, h: float) -> Outline:
    r = min(h / 2, 16)
    return [(x, y, r), (x + w, y, r), (x + w, y + h, 0), (x, y + h, 0)]


def _hexagon(x: float, y: float, w: float, h: float) -> Outline:
    d, m = INSET, y + h / 2
    return [
        (x + d, y, 0),
        (x + w - d, y, 0),
        (x + w, m, 0),
        (x + w - d, y + h, 0),
        (x + d, y + h, 0),
        (x, m, 0),
    ]


def _slanted(x: float, y: float, w: float, h: float) -> Outline:
    return [(x + INSET, y, 0), (x + w, y, 0), (x + w - INSET, y + h, 0), (x, y + h, 0)]


def _page(x: float, y: float, w: float, h: float) -> Outline:
    return [(x, y, 0), (x + w - INSET, y, 0), (x + w, y + INSET, 0), (x + w, y + h, 0), (x, y + h, 0)]


def _flag(x: float, y: float, w: float, h: float) -> Outline:
    return [(x, y, 0), (x + w - INSET, y, 0), (x + w, y + h / 2, 0), (x + w - INSET, y + h, 0), (x, y + h, 0)]


def _notched(x: float, y: float, w: float, h: float) -> Outline:
    return [(x, y, 0), (x + w, y, 0), (x + w, y + h, 0), (x, y + h, 0), (x + INSET * 0.8, y + h / 2, 0)]


def _octagon(x: float, y: float, w: float, h: float) -> Outline:
    d, r, b = 7.0, x + w, y + h
    upper: Outline = [(x, y + d, 0), (x + d, y, 0), (r - d, y, 0), (r, y + d, 0)]
    return [*upper, (r, b - d, 0), (r - d, b, 0), (x + d, b, 0), (x, b - d, 0)]


def _tray(x: float, y: float, w: float, h: float) -> Outline:
    return [(x, y, 0), (x + w, y, 0), (x + w - INSET, y + h, 0), (x + INSET, y + h, 0)]


@dataclass(frozen=True)
class Kind:
    """A kind of thing: what a legend calls it, how it is drawn, and the words for its classes."""

    name: Text
    fill: str
    edge: str
    shape: _Shape
    words: Mapping[str, Text]


def _kind(name: Text, colours: tuple[str, str], shape: _Shape, *classes: tuple[str, Text]) -> Kind:
    return Kind(name, *colours, shape, dict(classes))


_KINDS: tuple[Kind, ...] = (
    _kind(
        Text("action", "мероприятие"),
        ("#d9e8f6", "#0b5394"),
        _rounded,
        (COOMET + "Action", Text("action", "мероприятие")),
    ),
    _kind(
        Text("development programme item", "пункт Программы развития"),
        ("#fdeccd", "#9a5b00"),
        _rectangle,
        (COOMET + "DevelopmentProgrammeItem", Text("item", "пункт")),
    ),
    _kind(
        Text("indicator", "индикатор"),
        ("#d8efe3", "#00664b"),
        _hexagon,
        (COOMET + "Indicator", Text("indicator", "индикатор")),
    ),
    _kind(
        Text("COOMET body", "орган КООМЕТ"),
        ("#eadcf2", "#6a2c91"),
        _pill,
        (COOMET + "StructuralBody", Text("body", "орган")),
    ),
    _kind(
        Text("post, person, group", "должность, лицо, группа"),
        ("#f3ecf7", "#6a2c91"),
        _tombstone,
        (ORG + "Post", Text("post", "должность")),
        (SCHEMA + "Person", Text("person", "лицо")),
        (COOMET + "Collective", Text("group", "группа")),
    ),
    _kind(
        Text("project", "проект"),
        ("#f9dcd6", "#a3260f"),
        _slanted,
        (COOMET + "Project", Text("project", "проект")),
    ),
    _kind(
        Text("document", "документ"),
        ("#f1f1ea", "#55553a"),
        _page,
        (COOMET + "NormativeDocument", Text("document", "документ")),
        (COOMET + "Agreement", Text("agreement", "соглашение")),
        (COOMET + "SourceDocument", Text("source document", "исходный документ")),
    ),
    _kind(
        Text("meeting, event", "заседание, событие"),
        ("#fbe0ec", "#99215a"),
        _flag,
        (COOMET + "Meeting", Text("meeting", "заседание")),
        (COOMET + "Event", Text("event", "событие")),
    ),
    _kind(
        Text("information resource", "информационный ресурс"),
        ("#d5eff3", "#0a6273"),
        _tray,
        (COOMET + "InformationResource", Text("information resource", "информационный ресурс")),
    ),
    _kind(
        Text("organisation, country", "организация, страна"),
        ("#ececec", "#444444"),
        _octagon,
        (ORG + "FormalOrganization", Text("organisation", "организация")),
        (SCHEMA + "Country", Text("country", "страна")),
    ),
    _kind(
        Text("programme, section", "программа, раздел"),
        ("#fff7bf", "#6b6000"),
        _notched,
        (COOMET + "WorkProgramme", Text("work programme", "рабочая программа")),
        (COOMET + "DevelopmentProgramme", Text("development programme", "программа развития")),
        (COOMET + "Programme", Text("programme", "программа")),
        (COOMET + "Section", Text("section", "раздел")),
    ),
)
_OTHER = _kind(Text("other", "прочее"), ("#ffffff", "#555555"), _rectangle)


def kind_of(classes: Collection[str]) -> Kind:
    """The kind of a thing of these classes."""
    return next((kind for kind in _KINDS if kind.words.keys() & set(classes)), _OTHER)


def word_for(classes: Collection[str]) -> Text:
    """The word for a thing of these classes, or an empty one."""
    words = (word for kind in _KINDS for name, word in kind.words.items() if name in classes)
    return next(words, Text("", ""))


def legend_place(kind: Kind) -> int:
    """Where a legend lists the kind."""
    return _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
