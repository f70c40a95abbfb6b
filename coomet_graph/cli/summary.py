"""What a build read, as tables."""

from collections.abc import Iterable

from coomet_graph.cli.tables import as_table
from coomet_graph.cli.words import ROLES_RU, choose
from coomet_graph.pipeline import Build
from coomet_graph.pipeline.reading import Reading

_COUNTS = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?what (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  { ?file foaf:primaryTopic ?thing BIND("programmes" AS ?what) }
  UNION { ?thing a coomet:DevelopmentProgrammeItem ; prov:hadPrimarySource ?file BIND("items" AS ?what) }
  UNION { ?thing a coomet:Action ; prov:hadPrimarySource ?file BIND("actions" AS ?what) }
  UNION { ?thing a coomet:Indicator BIND("indicators" AS ?what) }
  UNION { ?thing a coomet:Project BIND("projects" AS ?what) }
  UNION { ?thing a coomet:Citation BIND("citations" AS ?what) }
  UNION { ?thing a coomet:Participation BIND("participations" AS ?what) }
  UNION { ?thing a coomet:StatusObservation BIND("states" AS ?what) }
  UNION { ?thing a coomet:Evidence BIND("evidence" AS ?what) }
}
GROUP BY ?what
"""
_NAMES = {
    "programmes": ("Programmes read", "Прочитано программ"),
    "items": ("Items of development programmes", "Пункты программ развития"),
    "actions": ("Actions of work programmes", "Мероприятия рабочих программ"),
    "indicators": ("Indicators", "Индикаторы"),
    "projects": ("Projects", "Проекты"),
    "citations": ("Citations", "Ссылки"),
    "participations": ("Participations", "Участия"),
    "states": ("Status observations", "Отметки о состоянии"),
    "evidence": ("Quotations kept as evidence", "Цитаты из источников"),
}


def build_table(built: Build, lang: str | None) -> str:
    """What was read: things by kind, and the account of lines of each source."""
    counts = {row["what"].value: row["count"].value for row in built.dataset.select(_COUNTS).dicts()}
    things = [[choose(lang, *names), counts.get(what, "0")] for what, names in _NAMES.items()]
    headings = [choose(lang, "What was read", "Что прочитано"), choose(lang, "Number", "Количество")]
    return as_table(headings, things) + sources_table(built.readings, lang)


def sources_table(readings: Iterable[Reading], lang: str | None) -> str:
    """The account of lines of each source."""
    headings = [
        choose(lang, "Source", "Источник"),
        choose(lang, "Programme", "Программа"),
        choose(lang, "Non-blank lines", "Непустых строк"),
        choose(lang, "Accounted for", "Учтено"),
    ]
    return as_table(
        headings,
        [[each.file, each.programme, str(each.lines), str(each.understood)] for each in readings],
    )


# What lines are used for, besides what stands in cells.
_USES_RU = {
    "front matter": "титульная часть",
    "back matter": "листы без таблицы",
    "example": "пример",
    "left out by the mapping": "не читается по файлу соответствия",
    "page furniture": "колонтитулы",
    "heading": "заголовок",
    "not understood": "не понято",
}


def _use(name: str, lang: str | None) -> str:
    """A use of a line, as the account calls it or in Russian."""
    if name in _USES_RU:
        return choose(lang, name, _USES_RU[name])
    entry, _, cell = name.rpartition(" ")
    if entry == "heading":
        return choose(lang, name, f"{_USES_RU[entry]} {cell}")
    return choose(lang, name, f"{entry} {ROLES_RU.get(cell, cell)}")


def account_table(reading: Reading, lang: str | None) -> str:
    """What became of every line: lines in a row with the same use told once."""
    rows = [
        [
            str(run.first) if run.first == run.last else f"{run.first}–{run.last}",
            ", ".join(_use(use, lang) for use in run.uses),
        ]
        for run in reading.account
    ]
    left = reading.lines - reading.understood
    title = choose(
        lang,
        f"{reading.file}: non-blank lines {reading.lines}, not understood {left}",
        f"{reading.file}: непустых строк {reading.lines}, не понято {left}",
    )
    return as_table([choose(lang, "Lines", "Строки"), choose(lang, "Belong to", "Относятся к")], rows, title)
