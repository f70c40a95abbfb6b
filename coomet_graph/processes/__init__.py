"""Child processes of our own for what anybody may bring: queries and documents.

They are started as programs, not by `multiprocessing`, which would run the script of whoever uses us once
more in every child. What goes in and out is lines of JSON: a child that something hostile has taken over can
say wrong things, but not have us run anything, as a pickle could. What it may say is bounded by the memory
that it takes here, which is many times the bytes of the line.
"""

from coomet_graph.processes.allowance import Allowance
from coomet_graph.processes.child import Answer, Child, End, held

__all__ = ["Allowance", "Answer", "Child", "End", "held"]
