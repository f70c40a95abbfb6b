"""A programme's life: editions as values, what changed between them, and links that people confirmed.

What the stub beside this file names is loaded when it is first used: confirmed links need no readers.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
