"""The ids of Slack's people, channels and workspaces, which a payload may hold anything in the place of."""

import re

from adapters.http.payload import Payload, words

ID = re.compile(r"[A-Za-z0-9_]{1,64}")


def ident(payload: Payload, *path: str) -> str:
    """Return the id at the path; empty if it doesn't look like one of Slack's."""
    found = words(payload, *path)
    return found if ID.fullmatch(found) else ""
