"""Messages that belong together and are shown as one, so that somebody who writes a lot doesn't fill a channel.

Each stays a message of its own in the outbox, with its own key; only the posted message is shared. An edit of one of
them changes its part of that message.
"""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

GROWS_FOR: Final = timedelta(minutes=1)
"""The time for which a message grows; then a new one is posted, since nobody is notified of an edit."""

MAX_FOLDED: Final = 12
"""The number of messages with buttons that fit into one on either platform (Slack: 50 blocks; Teams: 28 KB)."""

MAX_SHOWN: Final = 40
"""The number of lines of a growing message that are shown; the others are counted."""


class SeriesKind(StrEnum):
    """The way in which a series becomes one message."""

    FOLDED = "folded"  # the messages that wait for the channel together, at most `MAX_FOLDED`
    GROWING = "growing"  # the messages of a minute, however many: the posted one is edited


class Series(Struct, frozen=True, kw_only=True):
    """The series that a message belongs to; messages with the same `key` go together in one channel."""

    key: str
    kind: SeriesKind
