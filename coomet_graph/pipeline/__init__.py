"""The only place that knows the order of the stages: documents → records → graph → store → reasoning.

What the stub beside this file names is loaded when it is first used: an audit needs no readers.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
