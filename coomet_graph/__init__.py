"""COOMET programme documents as an audited knowledge graph: the verbs of the command line as functions.

They are named in the stub beside this file, and loaded when one is first used: `coomet-graph --help` needs
none of the heavy libraries.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
