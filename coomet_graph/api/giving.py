"""What is given away: exports, workbooks to fill in, and what changed between editions."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coomet_graph import pipeline, resources
from coomet_graph.api.places import WORKSPACE, dataset_in, minter_below
from coomet_graph.records import load_lexicon

if TYPE_CHECKING:
    from coomet_graph.history import Difference


def diff(
    old: str, new: str, workspace: Path = WORKSPACE, reference: Path | None = None
) -> "tuple[Difference, ...]":
    """What changed from one edition to another; each is a file, a programme's key or a snapshot's beginning.

    Raises UnknownNameError for what is none of these, UnreadableDocumentError for a file that is no
    programme.
    """
    return pipeline.difference_of(old, new, workspace, reference)


def change_records(differences: "Sequence[Difference]", base: str | None = None) -> bytes:
    """The differences as RDF change records in Turtle. Raises ParameterError for an unfit base."""
    from coomet_graph.exchange.turtle import to_turtle  # noqa: PLC0415
    from coomet_graph.history.rdf import to_triples  # noqa: PLC0415

    minter = minter_below(base)
    return to_turtle(sorted({triple for each in differences for triple in to_triples(each, minter)}, key=str))


def export(
    format: str,  # noqa: A002
    workspace: Path = WORKSPACE,
    with_graphs: Sequence[str] = (),
    *,
    store: str | None = None,
) -> bytes:
    """The graph in a format: asserted and reference statements, and the graphs named besides."""
    from coomet_graph.exchange import export as export_dataset  # noqa: PLC0415

    return export_dataset(dataset_in(workspace, store), format, with_graphs)


def template(
    kind: str = "work-programme",
    workspace: Path = WORKSPACE,
    programme: str | None = None,
    language: str = "en",
    *,
    store: str | None = None,
) -> bytes:
    """A workbook (.xlsx) to fill in, whose lists offer what the graph knows; read as any source afterwards.

    With the name of a `programme`, its rows are in the workbook. Raises UnknownNameError for an unknown kind,
    ParameterError for an unknown programme, OutputError if a text does not fit into a cell, WorkspaceError.
    """
    from coomet_graph.exchange.template import make_template  # noqa: PLC0415 - slow to load

    lexicon = load_lexicon(resources.data_folder() / "reference")
    return make_template(dataset_in(workspace, store), kind, lexicon, programme, language)
