"""Stage 5, asserted → inferred statements. `infer` is the reference: the same by owlrl, for small graphs.

What the stub beside this file names is loaded when it is first used. An audit needs axioms and no engine.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
