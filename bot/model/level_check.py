"""The customer's word on what a severity asks to be confirmed: “Is your production site completely down?”."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCheck:
    """The word of somebody of that name, at an instant (UTC): whether what that severity asks for `holds`."""

    severity: str
    holds: bool
    name: str
    at: datetime
