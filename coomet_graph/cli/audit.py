"""`coomet-graph audit` and `coomet-graph validate`."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coomet_graph.cli.options import (
    decisions_option,
    format_option,
    language_option,
    output_option,
    place_options,
    selection_options,
    write,
    write_by,
)
from coomet_graph.cli.words import choose, count_of, language
from coomet_graph.errors import OutputError, ParameterError
from coomet_graph.reports.formats import FORMATS

if TYPE_CHECKING:
    from coomet_graph.audit import AuditReport, Selection
    from coomet_graph.reports.background import Background
    from coomet_graph.validation import Engine

engine_option = click.option(
    "--engine",
    type=click.Choice(("compiled", "pyshacl")),
    default="compiled",
    show_default=True,
    help="Engine of the shapes; pyshacl is the reference, and slow.",
)
_FORMATS = ("table", "summary", *FORMATS)


@click.command("audit", short_help="Check the graph and tell what was found.")
@format_option(*_FORMATS)
@selection_options(about=True)
@click.option(
    "--since",
    metavar="SNAPSHOT",
    help="Tell what changed since this snapshot (the start of its name is enough), or since the last edition "
    "of this programme.",
)
@decisions_option
@click.option(
    "--documents",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Folder with the documents that were read, to show the lines around quotations; once or more.",
)
@click.option(
    "--all",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write every report in both languages into this folder, instead of one to --output.",
)
@engine_option
@output_option
@place_options
@language_option
def audit_command(
    *,
    format_: str,
    selection: "Selection",
    since: str | None,
    decisions: Path | None,
    documents: tuple[Path, ...],
    folder: Path | None,
    engine: "Engine",
    output: Path | None,
    workspace: Path,
    store: str | None,
    lang: str | None,
) -> None:
    """Run every rule over the graph and list the findings, with the words of the sources they rest on.

    Findings that were accepted are listed apart, and do not count for the exit code. Without --decisions,
    those in the folder data/decisions are applied, and where there is none, those that the graph was built
    with.

    What is selected is all that is shown and counted. Rules that --profile and --rule leave out are not run;
    such an audit does not enter its findings in the register, by which later ones tell new from old.
    """
    from coomet_graph import api

    if since is not None and store is not None:
        raise click.UsageError(
            choose(
                lang,
                "Snapshots are kept in a workspace: --since goes with --workspace, not with --store.",
                "Снимки хранятся в рабочей папке: --since используют с --workspace, а не с --store.",
            )
        )
    _refuse_no_folder(documents)
    if decisions is None and api.DECISIONS.is_dir():
        decisions = api.DECISIONS
        told = f"Decisions are those in {decisions}.", f"Учтены решения из папки {decisions}."
        click.echo(choose(lang, *told), err=True)
    with closing(api.background(documents, workspace, store=store, ahead=folder is not None)) as background:
        report = api.audit(
            workspace, engine, store=store, since=since, decisions=decisions, selection=selection
        )
        if decisions is not None and store is None:
            _tell_not_built(len(api.decisions_not_built(decisions, workspace)), decisions, lang)
        if store is not None:
            not_told = choose(
                lang,
                "What readers found in the sources is kept in the workspace and not told here.",
                "Замечания, найденные при чтении источников, хранятся в рабочей папке и здесь не приводятся.",
            )
            click.echo(not_told, err=True)
        _report(report, format_, output, lang, background=background, folder=folder)


@click.command("validate", short_help="Check somebody's RDF file against the shapes.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--shapes",
    type=click.Path(path_type=Path),
    multiple=True,
    help="File or folder of SHACL shapes to use in place of ours.",
)
@format_option(*_FORMATS)
@selection_options(about=False)
@engine_option
@output_option
@language_option
def validate_command(
    file: Path,
    *,
    shapes: tuple[Path, ...],
    format_: str,
    selection: "Selection",
    engine: "Engine",
    output: Path | None,
    lang: str | None,
) -> None:
    """Check the RDF file FILE against the shapes, without touching any workspace.

    With --shapes, FILE is checked against somebody's SHACL shapes alone: neither our shapes nor our ontology
    and reference data stand beside it, and classes lie below others where FILE says so. Constraints that are
    not compiled are left to pySHACL, and the report says which and why; SHACL-JS is never run, nothing is
    fetched, and queries of the shapes that ask other servers or files are refused. All of it runs in a
    process of its own, which is stopped at a limit of time or memory.

    The format turtle is SHACL's own report, always of everything that was found.
    """
    from coomet_graph import api

    report = api.validate(file, engine, shapes=shapes, selection=selection)
    if format_ not in ("table", "summary"):
        from coomet_graph.cli.findings import left_over

        click.echo(left_over(report, language(lang)), err=True, nl=False)
    _report(report, format_, output, lang)


def _refuse_no_folder(documents: tuple[Path, ...]) -> None:
    for folder in documents:
        if not folder.is_dir():
            raise ParameterError(
                f"{folder}: there is no such folder; give that in which the documents lie with --documents.",
                f"{folder}: такой папки нет; укажите папку с документами с помощью --documents.",
            )


def _tell_not_built(count: int, decisions: Path, lang: str | None) -> None:
    if count:
        told = choose(
            lang,
            f"Decisions on links that are not in the graph yet: {count}; take them in with: "
            f"coomet-graph update --decisions {decisions}",
            f"Решений о ссылках, не учтённых в графе: {count}; чтобы их учесть, выполните: "
            f"coomet-graph update --decisions {decisions}",
        )
        click.echo(told, err=True)


def _report(
    report: "AuditReport",
    format_: str,
    output: Path | None,
    lang: str | None,
    *,
    background: "Background | None" = None,
    folder: Path | None = None,
) -> None:
    if folder is not None and background is not None:
        _write_all(report, background, folder, lang)
    elif format_ in FORMATS:
        from coomet_graph.reports import write_report

        write_by(lambda stream: write_report(report, format_, stream, language(lang), background), output)
    else:
        from coomet_graph.cli import findings

        write(findings.WRITERS[format_](report, report.findings, language(lang)), output)
    if folder is None and output is not None:
        found = count_of(lang, len(report.findings), "finding")
        told = f"The report ({format_}, {found}) is in {output}.", f"Отчёт ({format_}, {found}): {output}."
        click.echo(choose(lang, *told), err=True)
    if any(finding.state != "accepted" for finding in report.findings):
        raise click.exceptions.Exit(1)


def _write_all(report: "AuditReport", background: "Background", folder: Path, lang: str | None) -> None:
    from coomet_graph import api

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: the folder cannot be made ({error.strerror}); choose another with --all.",
            f"{folder}: не удаётся создать папку ({error.strerror}); выберите другую с помощью --all.",
        ) from error
    for name, writer in api.all_reports(report, background):
        write_by(writer, folder / name)
    click.echo(choose(lang, f"The reports are in {folder}.", f"Отчёты сохранены в {folder}."), err=True)
