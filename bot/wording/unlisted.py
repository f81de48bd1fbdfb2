"""What triage reads of accounts and channels that the desk file does not have, with the line that it lacks."""

from collections.abc import Sequence

from bot.model.desk import Customer
from bot.model.message import Message, PlaceLink, Quote
from bot.model.places import Account, Place
from bot.wording.spans import joined, line, message, paragraph, plain


def under_another(name: str, account: Account, accounts: Sequence[Account], where: str = "") -> Message:
    """Say that somebody of the desk file acts by another account than it has; `where` is the customer's name."""
    there = f" in {where}'s channel" if where else ""
    head = f"Somebody just acted{there} as {account}, which looks like {name} under another workspace."
    advice = "If that's them, put this line into the desk file, and it counts as theirs:"
    return message(line(head), paragraph(f"{head} {advice}"), Quote(text=entry("accounts", (*accounts, account))))


def channel(place: Place, known: Sequence[Customer], *, is_foreign: bool) -> Message:
    """Say that somebody writes in a channel that the desk file lacks; `known` are the customers whose contact it is.

    `is_foreign`: it is in a workspace in which this desk has no channel.
    """
    whose = f", by a contact of {joined(tuple(one.name for one in known))}" if known else ""
    head = line(
        "Somebody wrote in ", PlaceLink(place=place, text=str(place)), f"{whose}, and no customer has that channel."
    )
    advice = (
        f"It's in a workspace that this desk doesn't serve ({place.workspace}): remove the app there, or run a desk "
        "for it."
        if is_foreign
        else "If it's a customer's, add it to theirs in the desk file; if it isn't, remove the app there. Until then, "
        "nothing opens from it."
    )
    return message(head, paragraph(*head, f" {advice}"), Quote(text=entry("channels", (place,))))


def not_served(desk: str, known: Sequence[Customer]) -> Message:
    """Tell who speaks to the desk in a channel that it doesn't serve; a known contact, where to write instead."""
    head = f"This channel isn't one that {desk} looks after here, so nothing was opened"
    links = [PlaceLink(place=place, text=one.name) for one in known for place in one.channels]
    if not links:
        return plain(f"{head}. Our team knows, and can add it. If it's urgent, please call them.")
    there = [part for link in links for part in (", ", link)][1:]
    return plain(f"{head}. Please write in your own channel: ", *there, ".")


def entry(key: str, values: Sequence[Account | Place]) -> str:
    """A line of the desk file: `channels = ["slack:T0DESK/C0ACME"]`."""
    quoted = ", ".join(f'"{value}"' for value in values)
    return f"{key} = [{quoted}]"
