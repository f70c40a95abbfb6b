"""Stage 3, records and reference tables → statements with evidence, one named graph per source.

What the stub beside this file names is loaded when it is first used. Decisions need its terms and no records.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
