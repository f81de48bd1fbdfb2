"""Messages that bring something along, in the shapes that Slack documents or was seen to send."""

from typing import Any

from adapters.slack import inbound
from bot.commands import ReceiveMessage
from tests.unit.slack.deliveries import CONFIG, event

FORWARD = {
    "is_share": True,
    "is_msg_unfurl": True,
    "author_name": "Contact Two",
    "text": "The pump &amp; the valve stopped.",
    "fallback": "[March 2nd] contact.two: The pump & the valve stopped.",
    "footer": "Thread in Slack",
}


def heard(**changes: Any) -> ReceiveMessage:
    command = inbound.heard(event(**changes), CONFIG)
    assert command is not None
    return command


def lines(**changes: Any) -> list[str]:
    """All lines that a person reads of what comes beside the text."""
    command = heard(**changes)
    carried = [line for one in command.carried for line in one.lines]
    return "\n".join([*carried, *(line for file in command.files for line in file.lines)]).split("\n")


def rich(*elements: dict[str, Any], kind: str = "rich_text_section") -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(elements)}]}


def text(said: str) -> dict[str, Any]:
    return {"type": "text", "text": said}


def plain(said: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": said}


def table(*rows: tuple[str, ...]) -> dict[str, Any]:
    cells = [[{"type": "raw_text", "text": cell} for cell in row] for row in rows]
    return {"type": "table", "rows": cells}


MAIL = {
    "mode": "email",
    "filetype": "email",
    "title": "Pump down",
    "subject": "Pump down",
    "from": [{"address": "One@acme.example", "name": "Contact One"}],
    "plain_text": "It stopped at eight.",
    "preview": "<div>It stopped</div>",
    "attachments": [{"filename": "pump.pdf", "mimetype": "application/pdf"}],
}
