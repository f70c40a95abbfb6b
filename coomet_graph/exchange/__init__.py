"""The graph in and out of files: byte-stable export, and strict reading of somebody else's RDF."""

from coomet_graph.exchange.export import FORMATS, WITH_GRAPHS, export
from coomet_graph.exchange.reading import SUFFIXES, read_rdf

__all__ = ["FORMATS", "SUFFIXES", "WITH_GRAPHS", "export", "read_rdf"]
