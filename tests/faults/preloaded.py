"""What the server that desks are forked from has done before the first: all is imported, and set aside for good.

A desk that has started goes through its memory once; of what it came with there is nothing to find.
"""

import gc
from importlib import import_module

IMPORTED = (
    "adapters.cli.main adapters.composition.app adapters.slack.endpoint adapters.slack.platform "
    "adapters.slack.directory adapters.slack.doctor adapters.slack.history adapters.slack.socket_mode "
    "adapters.web.server uvicorn.server uvicorn.lifespan.on uvicorn.loops.uvloop uvicorn.protocols.http.h11_impl "
    "uvicorn.protocols.http.httptools_impl uvicorn.protocols.websockets.auto"
)

for name in IMPORTED.split():
    import_module(name)
gc.collect()
gc.freeze()
