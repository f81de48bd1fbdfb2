"""What every event says."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What every event says."""

    at: datetime
    by: str
    via: str
