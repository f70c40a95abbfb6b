"""The command line: each command parses its arguments, calls one function, and shows what comes back."""

from coomet_graph.cli.app import main

__all__ = ["main"]
