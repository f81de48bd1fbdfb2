"""Typed text: the handles in it, and the rest of it escaped."""

import re
from collections.abc import Callable
from html import escape
from typing import Final

HANDLE: Final = r"@(?P<handle>[a-z0-9][a-z0-9._-]*[a-z0-9])"
"""A person as one mentions them."""


def handle_of(name: str) -> str:
    """Return what one types after an @ to mention somebody of that name."""
    return ".".join(name.lower().split())


def escape_between(text: str, token: re.Pattern[str], written: Callable[[re.Match[str]], str]) -> str:
    """Return a text with each token as `written` writes it, and everything between them escaped."""
    done, pieces = 0, list[str]()
    for found in token.finditer(text):
        pieces += [escape(text[done : found.start()], quote=False), written(found)]
        done = found.end()
    return "".join((*pieces, escape(text[done:], quote=False)))
