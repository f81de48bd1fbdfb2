"""The moments of a call at which a desk is killed, for acts whose posts go out as all posts do."""

from adapters.sandbox.core.faults import Moment
from tests.rounds import SOAK

AFTER_ABOVE_ALL = tuple(Moment) if SOAK else (Moment.AFTER,)
"""After the call, when the platform has it and the desk doesn't know: what is said twice is said twice there.

Both moments are tried of posts in general (`test_killed`), and in a soak of every act.
"""
