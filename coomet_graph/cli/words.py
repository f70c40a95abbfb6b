"""Texts of the command line that belong to no stage."""

import os
from contextvars import ContextVar

from coomet_graph.plurals import counted

LANGUAGES = ("en", "ru")

WORDS = {
    "program": "COOMET programme documents as an audited knowledge graph.\n\n"
    "Программные документы КООМЕТ как проверенный граф знаний.\n\n"
    "Exit codes: 0 done, 1 findings at or above the asked severity, 2 wrong usage or refused input, "
    "3 a bug of ours. Set COOMET_GRAPH_LANGUAGE=ru for Russian.",
    "bug": "This is a bug of coomet-graph ({kind}: {detail}); please report it. "
    "COOMET_GRAPH_DEBUG=1 shows where it happened.",
    "bug_ru": "Это ошибка coomet-graph ({kind}: {detail}); сообщите о ней, пожалуйста. "
    "COOMET_GRAPH_DEBUG=1 покажет, где она возникла.",
}

# The roles of columns, which have their own names in English.
ROLES_RU = {
    "number": "номер", "activity": "деятельность", "title": "название", "term": "срок",
    "performers": "исполнители", "note": "примечание", "project": "проект", "coordinator": "координатор",
    "participants": "участники", "basis": "основание", "indicator": "индикатор", "status": "состояние",
    "start": "начало", "end": "окончание",
}  # fmt: skip

_SPOKEN: ContextVar[str | None] = ContextVar("language of this command", default=None)


def speak(asked: str | None) -> None:
    """From now on speak the language asked for with `--lang`, errors included."""
    _SPOKEN.set(asked)


def language(asked: str | None = None) -> str:
    """The language to speak: as asked, else COOMET_GRAPH_LANGUAGE, else English."""
    wanted = asked or _SPOKEN.get() or os.environ.get("COOMET_GRAPH_LANGUAGE", "en")
    return wanted if wanted in LANGUAGES else "en"


def count_of(asked: str | None, count: int, noun: str) -> str:
    """A number of things in the language to speak: "1 rule", "22 правила"; see `plurals.counted`."""
    return counted(count, language(asked), noun)


def choose(asked: str | None, en: str, ru: str) -> str:
    """One of two texts, by the language to speak."""
    return ru if language(asked) == "ru" else en
