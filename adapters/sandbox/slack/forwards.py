"""Messages that people pass on, as the platform puts them into the message that does."""

from datetime import UTC, datetime

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.slack.seen import shown
from adapters.sandbox.slack.state import PostedMessage, SlackState


def forwarded(state: SlackState, message: PostedMessage) -> JsonObject:
    """Return the attachment that holds another message: its words, its blocks and its files."""
    author, channel = state.user(message.user), state.channel(message.channel)
    written = datetime.fromtimestamp(float(message.ts), UTC)
    name = author.name if author else message.user
    text = message.text or shown(message)
    inside = {"team": author.team if author else "", "channel": message.channel, "ts": message.ts}
    return {
        "id": 1,
        "ts": message.ts,
        "is_msg_unfurl": True,
        "is_share": True,
        "channel_id": message.channel,
        "author_id": message.user,
        "author_name": name,
        "author_subname": author.handle if author else "",
        "fallback": f"[{written:%B %d, %Y %H:%M}] {name}: {text}",
        "text": text,
        "message_blocks": [inside | {"message": {"blocks": list(message.blocks)}}] if message.blocks else [],
        "mrkdwn_in": ["text"],
        "footer": f"Posted in #{channel.name}" if channel else "",
        **({"files": list(message.files)} if message.files else {}),
    }
