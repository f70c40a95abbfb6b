"""The audit as files: a letter, a workbook, tables, and forms that programs read. All from one report."""

from coomet_graph.reports.formats import FORMATS, Format, write_report

__all__ = ["FORMATS", "Format", "write_report"]
