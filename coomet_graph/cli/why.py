"""`coomet-graph why`: what stands behind an answer or a finding, and what is missing for one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coomet_graph.cli.options import format_option, language_option, output_option, place_options, write
from coomet_graph.cli.words import choose, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coomet_graph.questions import Explanation


@click.command("why", short_help="Why something is so, or why not, with the words behind it.")
@click.argument("thing", required=False, default="")
@click.argument("other", required=False)
@click.option("--question", metavar="NAME", help="Explain a row of the answer to this question.")
@click.option("--row", type=click.IntRange(min=1), default=1, show_default=True, help="Row of the answer.")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of the question.")
@click.option("--finding", metavar="NUMBER", help="Explain this finding of the audit.")
@click.option(
    "--not", "missing", metavar="WHAT",
    help="Explain what is missing: indicator, basis, …; with --question, a thing its answer lacks.",
)  # fmt: skip
@format_option("table", "json", "svg", "png", "html")
@output_option
@place_options
@language_option
def why_command(
    thing: str,
    *,
    other: str | None,
    question: str | None,
    row: int,
    params: tuple[str, ...],
    finding: str | None,
    missing: str | None,
    format_: str,
    output: Path | None,
    workspace: Path,
    store: str | None,
    lang: str | None,
) -> None:
    """Explain why THING and OTHER are connected, with the words of the sources behind every statement.

    With --not, which condition fails for THING to have something: coomet-graph why 1.5 --not indicator.
    With --question, why a row is in the answer (--row), or why a thing is not (--not). With --finding, what a
    finding of the audit rests on.
    """
    from coomet_graph import api
    from coomet_graph.cli.ask import parameters_of

    asked = [bool(thing), question is not None, finding is not None]
    if sum(asked) != 1:
        raise click.UsageError(
            choose(
                lang,
                "Give one of these: a THING, --question or --finding.",
                "Задайте что-то одно: объект, --question или --finding.",
            )
        )
    explained = api.why(
        thing, other, workspace, language(lang), question=question, row=row,
        parameters=parameters_of(params), finding=finding, missing=missing, store=store,
    )  # fmt: skip
    if format_ in ("svg", "png"):
        write(api.draw_why(explained, workspace, language(lang), format_, store=store), output)
        return
    if format_ == "html":
        from coomet_graph.cli.why_page import as_page

        picture = api.draw_why(explained, workspace, language(lang), "svg", store=store)
        write(as_page(explained, picture, language(lang)), output)
        return
    write(_json(explained) if format_ == "json" else _text(explained, lang), output)


def _json(explained: "Sequence[Explanation]") -> str:
    import json

    return json.dumps([each.as_dict() for each in explained], ensure_ascii=False, indent=1) + "\n"


def _text(explained: "Sequence[Explanation]", lang: str | None) -> str:
    from coomet_graph.cli.places import Legend
    from coomet_graph.cli.tables import harmless
    from coomet_graph.cli.why_steps import told

    spoken = language(lang)
    legend = Legend(lang)
    parts: list[str] = []
    for each in explained:
        parts += [each.title.in_language(spoken), each.verdict.in_language(spoken), ""]
        parts += told(each.steps, legend, spoken)
        parts += [f"→ {each.remedy.in_language(spoken)}"] if each.remedy.en else []
        parts += [""]
    return "\n".join(map(harmless, parts)) + legend.explained()
