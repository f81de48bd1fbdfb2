"""Large work in a process that serves, in such a way that those who write hardly wait for it.

Python lets one thread go on for five milliseconds while others wait, and a command gives its turn up at each step of
the database: so turns are shorter meanwhile. A search for garbage holds everybody up for as long as it takes to go
through all that is new: there is none meanwhile, and what was made stays out of later ones.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

TURN: Final = 0.0003
"""The seconds that a thread goes on while others wait."""


@contextmanager
def beside_writers() -> Iterator[None]:
    """Do what is in the block beside those who write. Most of what it makes should be there to stay."""
    usual, searches = sys.getswitchinterval(), gc.isenabled()
    gc.collect(0)  # what is garbage by now would be left out of later searches, too
    gc.disable()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
        gc.freeze()
        if searches:
            gc.enable()
