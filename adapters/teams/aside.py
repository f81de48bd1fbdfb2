"""Asides: words to the desk alone in a channel, by a slash command, which nobody else there ever sees. Pure.

Teams delivers it as a message whose recipient is `isTargeted`. Its text is what was typed, with or without the slash
and the name of the desk before it: which of them a client leaves there isn't documented.
"""

import re
from typing import Final

from adapters.http.payload import Payload, part
from adapters.teams.config import NAME

_CALLED: Final = re.compile(rf"\s*(?:/?{NAME}(?:\s+|$))?/?\s*", re.IGNORECASE)
"""“/plandesk ”, “plandesk ”, “/” and “/plandesk /”."""


def is_aside(activity: Payload) -> bool:
    """Return whether it is said to the desk alone, where others are."""
    return part(activity, "recipient").get("isTargeted") is True


def order(text: str) -> str:
    """Return what is asked of the desk: the text without the slash and the name that call it."""
    called = _CALLED.match(text)
    return text[called.end() :] if called else text
