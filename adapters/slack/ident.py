"""Ids as Slack gives them."""

import re

from adapters.http.payload import Payload, words

ID = re.compile(r"[A-Za-z0-9_]{1,64}")


def ident(payload: Payload, *path: str) -> str:
    """The id at the path; empty if it does not look like one of Slack's."""
    found = words(payload, *path)
    return found if ID.fullmatch(found) else ""
