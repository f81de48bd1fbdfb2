"""The first response to a ticket."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The first message of a member of staff that reached the customer."""

    by: str
    name: str
    at: datetime
