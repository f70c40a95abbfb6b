"""Invented programmes of any size: documents that the readers can read, with planted faults."""
