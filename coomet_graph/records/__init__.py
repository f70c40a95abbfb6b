"""Stage 2, Document → records and findings: layouts, entries and the small grammars."""

from coomet_graph.records.lexicon import Lexicon, load_lexicon
from coomet_graph.records.model import ProgrammeRecord, SourceDescription
from coomet_graph.records.reading import read_records

__all__ = ["Lexicon", "ProgrammeRecord", "SourceDescription", "load_lexicon", "read_records"]
