"""`coomet-graph audit` and `coomet-graph validate`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coomet_graph.cli.options import (
    format_option,
    language_option,
    output_option,
    severity_option,
    workspace_option,
    write,
)
from coomet_graph.cli.words import language

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
@workspace_option
@language_option
def audit_command(
    *, format_: str, severity: str, engine: "Engine", output: Path | None, workspace: Path, lang: str | None
) -> None:
    """Run every rule over the graph and list the findings, with the words of the sources they rest on."""
    from coomet_graph import api

    _report(api.audit(workspace, engine), format_, severity, output, lang)


@click.command("validate", short_help="Check somebody's RDF file against the shapes.")
@click.argument("file", type=click.Path(path_type=Path))
@format_option(*_FORMATS)
@severity_option
@engine_option
@output_option
@language_option
def validate_command(
    file: Path, *, format_: str, severity: str, engine: "Engine", output: Path | None, lang: str | None
) -> None:
    """Check the RDF file FILE against the shapes, without touching any workspace."""
    from coomet_graph import api

    _report(api.validate(file, engine), format_, severity, output, lang)


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
