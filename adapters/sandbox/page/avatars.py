"""A small round sign for a person: their initials on a colour of their own."""

from zlib import crc32

from adapters.sandbox.page.elements import tag

COLOURS = 8
"""The number of colours in the style sheet."""


def avatar(name: str, *, is_desk: bool = False) -> None:
    """Draw the sign, for the eye alone: the name is beside it."""
    colour = "desk" if is_desk else f"colour-{crc32(name.encode()) % COLOURS}"
    tag("span", "pd" if is_desk else initials(name), f"avatar {colour}", aria_hidden="true")


def initials(name: str) -> str:
    """Return the first letters of the first and the last word."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))
