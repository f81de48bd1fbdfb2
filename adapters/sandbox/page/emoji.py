"""Emoji by the names that Slack has for them."""

from typing import Final

import emoji

TICKET: Final = "ticket"
"""The emoji that asks the desk for a ticket about a message."""

OFFERED: Final = (TICKET, "+1", "eyes", "white_check_mark", "tada", "pray", "heart", "joy", "thinking_face", "x")
"""Those that the page offers to react with."""


def glyph(name: str) -> str:
    """Return the emoji of that name; between colons, the name itself for one that nobody knows."""
    return emoji.emojize(f":{name}:", language="alias")
