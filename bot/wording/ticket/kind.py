"""Sentences about the kind of a request."""

from bot.model.message import Message, Strong
from bot.model.ticket import Ticket
from bot.wording.spans import joined, plain


def changed(ticket: Ticket, name: str, kind: str) -> Message:
    """Say under the card that somebody set the kind."""
    before = f" (before: {ticket.kind})" if ticket.kind else ""
    return plain(Strong(text=name), f" set the kind of {ticket.id} to {kind}{before}.")


def done(ticket: Ticket, closed: str = "") -> Message:
    """Tell who set the kind that it is set, and that nothing is spent if the allowance of that name is `closed` now."""
    spends = f" Nothing is taken off the {closed}: the days for that are over, or haven't begun." if closed else ""
    return plain(f"{ticket.id} is “{ticket.kind}” now.{spends}")


def is_it_already(ticket: Ticket) -> Message:
    """Say that it is of that kind already."""
    return plain(f"{ticket.id} is “{ticket.kind}” already.")


def which(ticket: Ticket, kinds: tuple[str, ...]) -> Message:
    """Ask which kind is meant, with those that may be."""
    named = joined(tuple(f"“{kind}”" for kind in kinds), last="or")
    return plain(f"Which kind is {ticket.id}: {named}? Try “kind {ticket.id} {kinds[0]}”.")
