"""What is wrong with the environment by its names and by what each value looks like, before any of it is used.

All of it is told at once. No message shows a value, since half of them are secrets: only what kind it is of.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

PREFIXES: Final = ("SLACK_", "TEAMS_", "PLANDESK_")

_KINDS: Final[Mapping[str, str]] = {
    "xapp-": "an app-level token (xapp-…)",
    "xoxb-": "a bot token (xoxb-…)",
    "xoxp-": "a user token (xoxp-…)",
    "xoxa-": "a legacy token (xoxa-…)",
    "xoxc-": "a browser's token (xoxc-…)",
    "xoxd-": "a browser's cookie (xoxd-…)",
    "xoxs-": "a legacy token (xoxs-…)",
    "xoxe-": "a refresh token (xoxe-…)",
}
"""The kinds of Slack's tokens, by how they begin."""
_DUE: Final[Mapping[str, tuple[str, str]]] = {
    "SLACK_BOT_TOKEN": ("xoxb-", "the bot token (xoxb-…), under “OAuth & Permissions”"),
    "SLACK_APP_TOKEN": ("xapp-", "an app-level token (xapp-…), under “Basic Information”"),
    "SLACK_SIGNING_SECRET": ("", "the signing secret, under “Basic Information”"),
}
"""How each of Slack's settings begins where it is a token, and what is due there."""
_GUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def wrong_kinds(given: Mapping[str, str]) -> Iterator[str]:
    """Yield what to do for each secret that is one of another kind than is due there."""
    for name, (begins, due) in _DUE.items():
        found = next((kind for start, kind in _KINDS.items() if given.get(name, "").startswith(start)), None)
        if found and not (begins and given[name].startswith(begins)):
            yield f"{name} is {found}: give {due}"
    if _GUID.fullmatch(given.get("TEAMS_APP_PASSWORD", "")):
        yield "TEAMS_APP_PASSWORD is an id: give the secret's value, not its “Secret ID”"


def half_given(given: Mapping[str, str], *, is_local: bool) -> Iterator[str]:
    """Yield what is missing of each platform that is given in part. `is_local`: Teams is tried without an account."""
    door = "SLACK_SIGNING_SECRET" in given or "SLACK_APP_TOKEN" in given
    if "SLACK_BOT_TOKEN" in given and not door:
        yield "Slack needs SLACK_SIGNING_SECRET as well (or SLACK_APP_TOKEN, for Socket Mode)"
    if door and "SLACK_BOT_TOKEN" not in given:
        yield "Slack needs SLACK_BOT_TOKEN as well"
    of_teams = ("TEAMS_APP_ID", "TEAMS_APP_PASSWORD", "TEAMS_TENANT_ID")
    there, missing = [name for name in of_teams if name in given], [name for name in of_teams if name not in given]
    if there and is_local:
        yield f"TEAMS_LOCAL is for trying without an account: unset it, or {' and '.join(there)}"
    elif there and missing:
        yield f"Teams needs {' and '.join(missing)} as well"


def unknown(names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Yield a warning for each name that looks like one of ours and is none, with the one that it may be meant for."""
    there = tuple(known)
    for name in sorted(names):
        if name.startswith(PREFIXES) and name not in there:
            near = get_close_matches(name, there, n=1, cutoff=0.8)
            hint = f"did you mean {near[0]}?" if near else "the desk doesn't read it"
            yield f"{name} isn't a setting of plandesk; {hint}"
