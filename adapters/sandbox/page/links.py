"""The ways of links: to a message of the sandbox on this page, whatever its host; elsewhere in a tab of its own."""

import re
from urllib.parse import unquote, urlsplit

from adapters.sandbox.page.markup import Marked, Node

_SLACK = re.compile(r"/archives/(?P<channel>\w+)/p(?P<seconds>\d+)(?P<rest>\d{6})")
_TEAMS = re.compile(r"/l/message/(?P<channel>[^/]+)/(?P<id>\d+)")
_SCHEMES = ("http", "https", "mailto")


def link(address: str, *children: Node) -> Node:
    """Return a link; plain text if the address isn't of a kind that a chat follows."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "".join(child for child in children if isinstance(child, str))
    if parts.scheme not in _SCHEMES:
        return Marked(tag="span", children=children)
    return Marked(tag="a", children=children, attributes={"href": address, **_place(parts.path)})


def _place(path: str) -> dict[str, str]:
    if found := _SLACK.fullmatch(path):
        return {"data-conversation": found["channel"], "data-message": f"{found['seconds']}.{found['rest']}"}
    if found := _TEAMS.fullmatch(path):
        return {"data-conversation": unquote(found["channel"]), "data-message": found["id"]}
    return {}
