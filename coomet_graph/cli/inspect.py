"""`coomet-graph inspect`: what a document is taken for, before anything is built from it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coomet_graph.cli.options import format_option, language_option, output_option, tell, write
from coomet_graph.cli.words import ROLES_RU, choose, count_of, language

if TYPE_CHECKING:
    from coomet_graph.pipeline.inspecting import Inspection

_BY = {
    "words": ("its words", "название"),
    "spelling": ("a close spelling", "похожее название"),
    "content": ("what stands in it", "содержание"),
    "mapping": ("the mapping", "файл соответствия"),
}
_MOST_DOUBTS = 40


@click.command("inspect", short_help="Show what a document is taken for.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    default=None,
    help="Mapping file that says what the columns are.",
)
@click.option(
    "--write-mapping", is_flag=True, help="Write what was recognised beside the document, to be corrected."
)
@click.option(
    "--reference", type=click.Path(path_type=Path), default=None, help="Folder of reference tables."
)
@format_option("table", "json")
@output_option
@language_option
def inspect_command(
    file: Path,
    *,
    mapping: Path | None,
    write_mapping: bool,
    reference: Path | None,
    format_: str,
    output: Path | None,
    lang: str | None,
) -> None:
    """Read a document and show which tables and columns were recognised, and what is doubtful.

    Nothing is built. Exit code 2 if the document cannot be read as it is.
    """
    from coomet_graph import api

    seen = api.inspect(file, mapping, reference)
    if write_mapping:
        path = api.write_mapping(seen, file)
        tell(choose(lang, f"The mapping is in {path}.", f"Файл соответствия: {path}."))
    if format_ == "json":
        write(json.dumps(_as_dict(seen), ensure_ascii=False, indent=1) + "\n", output)
    else:
        write(_as_text(seen, lang), output)
    if seen.error is not None:
        tell(seen.error.text.in_language(language(lang)))
        raise click.exceptions.Exit(2)


def _as_text(seen: "Inspection", lang: str | None) -> str:
    from coomet_graph.cli.places import Legend
    from coomet_graph.cli.tables import as_table, harmless

    legend = Legend(lang)
    parts = [f"{harmless(seen.document.file)}\n"]
    if seen.record is not None:
        head = seen.record.head
        understood = sum("not understood" not in use.uses for use in seen.record.account)
        sections = count_of(lang, len({section.notation for section in seen.record.sections}), "heading")
        entries = count_of(lang, len(seen.record.entries), "entry")
        lines = count_of(lang, len(seen.record.account), "line")
        parts.append(
            choose(
                lang,
                f"Programme {head.key}: {sections}, {entries}; {understood} of {lines} understood.\n",
                f"Программа {head.key}: {sections}, {entries}; {lines}, из них понято: {understood}.\n",
            )
        )
    if not seen.tables and seen.record is not None:
        parts.append(
            choose(
                lang,
                "Text without cells: columns were told apart by what stands in them.\n",
                "Текст без ячеек: столбцы различены по содержанию.\n",
            )
        )
    for number, table in enumerate(seen.tables, start=1):
        line = table.line.number
        place = table.line.passage.places(seen.document.file)[0]
        # A mapping names the line; people look for the cell.
        cell = "" if place.cell is None else f" ({harmless(place.spot.en)})"
        title = choose(
            lang,
            f"Table {number}, header on line {line}{cell}",
            f"Таблица {number}, заголовок на строке {line}{cell}",
        )
        rows = [
            [
                str(at),
                guess.words,
                _role(guess.role, lang),
                f"{guess.confidence:.2f}",
                _why(guess.by, lang) if guess.role else "",
                choose(lang, "doubtful", "сомнительно") if guess in table.doubtful else "",
            ]
            for at, guess in enumerate(table.guesses, start=1)
        ]
        headings = (
            choose(lang, "Column", "Столбец"),
            choose(lang, "Header", "Заголовок"),
            choose(lang, "Taken for", "Принят за"),
            choose(lang, "Certainty", "Уверенность"),
            choose(lang, "Because of", "Почему"),
            choose(lang, "Doubt", "Сомнение"),
        )
        parts.append(as_table(headings, rows, title))
    if seen.findings:
        told = [
            [
                finding.message.in_language(language(lang)),
                legend.show_all(finding.places, 3, said=finding.message.in_language(language(lang))),
            ]
            for finding in seen.findings[:_MOST_DOUBTS]
        ]
        noticed = (choose(lang, "What was noticed", "Что замечено"), choose(lang, "Where", "Где"))
        parts.append(as_table(noticed, told, ratios=(3, 2)))
        if len(seen.findings) > _MOST_DOUBTS:
            more = len(seen.findings) - _MOST_DOUBTS
            parts.append(
                choose(lang, f"… and {more} more (--format json)\n", f"… и ещё {more} (--format json)\n")
            )
        parts.append(legend.explained())
    return "\n".join(parts)


def _why(by: str, lang: str | None) -> str:
    return choose(lang, *_BY[by])


def _as_dict(seen: "Inspection") -> dict[str, Any]:
    record = seen.record
    return {
        "file": seen.document.file,
        "programme": None if record is None else record.head.key,
        "entries": None if record is None else len(record.entries),
        "error": None if seen.error is None else {"en": seen.error.text.en, "ru": seen.error.text.ru},
        "tables": [
            {
                "line": table.line.number,
                "columns": [
                    {"header": g.words, "role": g.role, "certainty": round(g.confidence, 3), "by": g.by}
                    for g in table.guesses
                ],
            }
            for table in seen.tables
        ],
        "findings": [finding.as_dict() for finding in seen.findings],
    }


def _role(name: str, lang: str | None) -> str:
    if not name:
        return choose(lang, "not recognised", "не распознан")
    # A mapping needs the names in brackets, whatever language one reads in.
    return choose(lang, name, f"{ROLES_RU[name]} ({name})")
