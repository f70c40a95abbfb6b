"""The verbs of the command line as functions. None of them prints or exits.

`workspace` is the folder in which builds are kept; the answers come from its current snapshot. Those of the
reading verbs come from a SPARQL server instead if `store` is the address of one: StoreError, which is a
WorkspaceError, says that it cannot be used or that nothing is published there, ParameterError that it is no
address. What else there is to know of a server comes from the environment (see `store.remote_endpoints`).

What the stub beside this file names is loaded when it is first used: no verb needs the libraries of all.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
