"""The day of an instant, as it is told."""

from enum import StrEnum


class Day(StrEnum):
    """The day that goes with a time: always, or only if it isn't that of the message."""

    ALWAYS = "always"
    UNLESS_TODAY = "unless today"
