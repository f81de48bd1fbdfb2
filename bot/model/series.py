"""Messages that belong together and are shown as one, so that who writes much fills no channel.

Each stays a message of its own in the outbox, with its own slot; only what is posted is one. An edit of one of them
changes its part of that.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

GROWS_FOR: Final = timedelta(minutes=1)
"""A message grows for so long; then a new one is posted, since nobody is notified of an edit."""

MAX_FOLDED: Final = 12
"""So many with buttons of their own fit a message on either platform (Slack: 50 blocks; Teams: 28 KB)."""

MAX_SHOWN: Final = 40
"""So many lines of a growing message are shown, and the others counted."""


class SeriesKind(StrEnum):
    """How a series becomes one message."""

    FOLDED = "folded"  # those that wait for the channel together, at most `MAX_FOLDED`
    GROWING = "growing"  # those of a minute, however many: what is posted is edited


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The series that a message is of; those of one `key` go together in one channel."""

    key: str
    kind: SeriesKind
