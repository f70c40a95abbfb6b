"""`coomet-graph audit` and `coomet-graph validate`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coomet_graph.cli.options import (
    format_option,
    language_option,
    output_option,
    place_options,
    severity_option,
    write,
)
from coomet_graph.cli.words import choose, language

if TYPE_CHECKING:
    from coomet_graph.audit import AuditReport
    from coomet_graph.validation import Engine

engine_option = click.option(
    "--engine",
    type=click.Choice(("compiled", "pyshacl")),
    default="compiled",
    show_default=True,
    help="Engine of the shapes; pyshacl is the reference, and slow.",
)
_FORMATS = ("table", "summary", "html", "json", "csv")


@click.command("audit", short_help="Check the graph and tell what was found.")
@format_option(*_FORMATS)
@severity_option
@engine_option
@output_option
@place_options
@language_option
def audit_command(
    *,
    format_: str,
    severity: str,
    engine: "Engine",
    output: Path | None,
    workspace: Path,
    store: str | None,
    lang: str | None,
) -> None:
    """Run every rule over the graph and list the findings, with the words of the sources they rest on."""
    from coomet_graph import api

    report = api.audit(workspace, engine, store=store)
    if store is not None:
        not_told = choose(
            lang,
            "What readers found in the sources is kept in the workspace and not told here.",
            "Замечания, найденные при чтении источников, хранятся в рабочей папке и здесь не приводятся.",
        )
        click.echo(not_told, err=True)
    _report(report, format_, severity, output, lang)


@click.command("validate", short_help="Check somebody's RDF file against the shapes.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--shapes",
    type=click.Path(path_type=Path),
    multiple=True,
    help="File or folder of SHACL shapes to use in place of ours.",
)
@format_option(*_FORMATS, "turtle")
@severity_option
@engine_option
@output_option
@language_option
def validate_command(
    file: Path,
    *,
    shapes: tuple[Path, ...],
    format_: str,
    severity: str,
    engine: "Engine",
    output: Path | None,
    lang: str | None,
) -> None:
    """Check the RDF file FILE against the shapes, without touching any workspace.

    With --shapes, FILE is checked against somebody's SHACL shapes alone: neither our shapes nor our ontology
    and reference data stand beside it, and classes lie below others where FILE says so. Constraints that are
    not compiled are left to pySHACL, and the report says which and why; SHACL-JS is never run, nothing is
    fetched, and queries of the shapes that ask other servers or files are refused.

    The format turtle is SHACL's own report, always of everything that was found.
    """
    from coomet_graph import api

    report = api.validate(file, engine, shapes=shapes)
    if format_ not in ("table", "summary"):
        from coomet_graph.cli.findings import left_over

        click.echo(left_over(report, language(lang)), err=True, nl=False)
    _report(report, format_, severity, output, lang)


def _report(
    report: "AuditReport", format_: str, severity: str, output: Path | None, lang: str | None
) -> None:
    from coomet_graph.cli import findings
    from coomet_graph.findings import Severity

    asked = Severity(severity)
    found = report.at_least(asked)
    write(findings.WRITERS[format_](report, found, language(lang)), output)
    if found:
        raise click.exceptions.Exit(1)
