"""What the vendor's people read when the desk itself is in trouble."""

from bot.model.message import Message
from bot.wording.spans import plain


def quarantined(problem: str) -> Message:
    """Something could not be handled; it is kept."""
    return plain(
        f"The desk could not handle something that came in ({problem}). It is kept in quarantine: "
        "please look at the customers' channels for a request that nobody was asked about."
    )


def timers_quarantined(subject: str, problem: str) -> Message:
    """A reminder could not be decided."""
    return plain(f"The desk could not decide what is owed for {subject} ({problem}). Please look at it yourselves.")


def undelivered(where: str, problem: str) -> Message:
    """A message could not be delivered."""
    return plain(f"A message could not be delivered to {where} ({problem}). Please look, and tell them yourselves.")
