"""Emails that were sent to a channel's address. Slack posts them in Slackbot's name, and says who sent them.

A sender's address proves nothing, so it makes nobody a designated contact: who wrote is an account of its own.
"""

import re
from typing import Final

from adapters.http.fitting import one_line
from adapters.http.payload import EMPTY, Payload, parts, words
from adapters.slack import files
from bot.model.carried import FileKind
from bot.model.places import Account, Platform

SLACKBOT: Final = "USLACKBOT"
WORKSPACE: Final = "email"
"""Stands where the accounts of people have their workspace, which is never called so."""
_ADDRESS = re.compile(r"[^\s/<>]{1,320}")


def email(event: Payload) -> Payload | None:
    """Return the email that the message is; None if it isn't one, or if a person shows one to others."""
    if words(event, "user") != SLACKBOT:
        return None
    return next((one for one in parts(event, "files") if files.kind(one) is FileKind.EMAIL), None)


def sender(found: Payload) -> tuple[Account, str]:
    """Return who sent it, by the address, and what they are called."""
    first = next(iter(parts(found, "from")), EMPTY)
    address = words(first, "address").strip().lower()
    user = address if _ADDRESS.fullmatch(address) else "unknown"
    name = one_line(words(first, "name")) or (address if user == address else "somebody by email")
    return Account(platform=Platform.SLACK, workspace=WORKSPACE, user=user), name[:100]
