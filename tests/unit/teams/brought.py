"""Messages that bring something along, in the shapes that Teams documents or was seen to send."""

import json
from typing import Any

from adapters.teams import inbound
from bot.commands import ReceiveMessage
from tests.unit.teams.deliveries import NOW, activity

REPLY = (
    '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1772463500000">'
    '<strong itemprop="mri" itemid="28:desk">plandesk</strong><span itemprop="time" itemid="1772463500000"></span>'
    '<p itemprop="preview">How urgent is this? 1 Critical</p></blockquote>'
)
FORWARD = {
    "id": "f1",
    "contentType": "forwardedMessageReference",
    "content": json.dumps(
        {
            "originalMessageId": "1772463400000",
            "originalMessageContent": "<p>The pump &amp; the valve stopped.</p><ul><li>one</li></ul>",
            "originalMessageSender": {"user": {"displayName": "Contact Two"}},
        }
    ),
}


def html(content: str) -> dict[str, Any]:
    return {"contentType": "text/html", "content": content}


def heard(text: str = "", *attachments: dict[str, Any], **changes: Any) -> ReceiveMessage:
    found = inbound.heard(activity(text=text, attachments=list(attachments), **changes), NOW)
    assert found
    return found


def lines(command: ReceiveMessage) -> list[str]:
    """All that a person reads of what comes beside the words."""
    carried = [line for one in command.carried for line in one.lines]
    return "\n".join([*carried, *(line for file in command.files for line in file.lines)]).split("\n")
