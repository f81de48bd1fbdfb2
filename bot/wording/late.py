"""The remark for the vendor's staff on a message that reached the desk long after it was written."""

from datetime import datetime

from bot.model.message import Note, When
from bot.wording.spans import note


def remark(written_at: datetime, read_at: datetime | None, zone: str) -> Note | None:
    """Return a note with both times (UTC), in `zone` if the platform shows none of its own; None if it came in time."""
    if read_at is None:
        return None
    written, read = When(at=written_at, zone=zone), When(at=read_at, zone=zone)
    return note("Written ", written, "; it reached us only ", read, ".")
