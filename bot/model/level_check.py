"""The customer's word on what a severity asks to be confirmed: “Is your production site completely down?”."""

from datetime import datetime

from msgspec import Struct


class LevelCheck(Struct, frozen=True, kw_only=True):
    """The word of somebody of that name, at an instant (UTC): whether what that severity asks for `holds`."""

    severity: str
    holds: bool
    name: str
    at: datetime
