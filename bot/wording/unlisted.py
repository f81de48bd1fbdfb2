"""What triage reads of accounts and channels that the desk file does not have, with the line that it lacks."""

from collections.abc import Sequence

from bot.model.message import Message, Quote
from bot.model.places import Account, Place
from bot.wording.spans import line, message, paragraph


def under_another(name: str, account: Account, accounts: Sequence[Account], where: str = "") -> Message:
    """Say that somebody of the desk file acts by another account than it has; `where` is the customer's name."""
    there = f" in {where}'s channel" if where else ""
    head = f"Somebody just acted{there} as {account}, which looks like {name} under another workspace."
    advice = "If that's them, put this line into the desk file, and it counts as theirs:"
    return message(line(head), paragraph(f"{head} {advice}"), Quote(text=entry("accounts", (*accounts, account))))


def entry(key: str, values: Sequence[Account | Place]) -> str:
    """A line of the desk file: `channels = ["slack:T0DESK/C0ACME"]`."""
    quoted = ", ".join(f'"{value}"' for value in values)
    return f"{key} = [{quoted}]"
