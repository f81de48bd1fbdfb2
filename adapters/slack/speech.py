"""What a person wrote, out of what Slack made of it: the words, the files, and whether the desk was spoken to."""

from adapters.edge.payload import Payload, parts, words
from adapters.slack import mrkdwn
from adapters.slack.config import SlackConfig
from adapters.slack.ident import ident
from bot.model.intake import File


def spoken(event: Payload, own: frozenset[str]) -> tuple[str, bool]:
    """What was said, without the first mention of the desk, and whether there was one."""
    text = words(event, "text")
    for bot in sorted(own):
        text, mentioned = mrkdwn.without_mention(text, bot)
        if mentioned:
            return mrkdwn.meant(text).strip(), True
    text = mrkdwn.meant(text).strip() or _shared(event)
    return text, words(event, "type") == "app_mention"


def _shared(event: Payload) -> str:
    """What a message without words of its own passes on: a shared message, a link's preview."""
    texts = (words(one, "text") or words(one, "fallback") for one in parts(event, "attachments"))
    return "\n".join(mrkdwn.meant(text) for text in texts if text).strip()


def files(event: Payload) -> tuple[File, ...]:
    """The files. In a shared channel Slack may tell no more of a file than that there is one."""
    return tuple(
        File(
            name=words(one, "name") or words(one, "title") or words(one, "id") or "file",
            url=words(one, "permalink") or words(one, "url_private") or None,
        )
        for one in parts(event, "files")
    )


def bots(payload: Payload, config: SlackConfig) -> frozenset[str]:
    """The desk's own users in this workspace."""
    own = {ident(one, "user_id") for one in parts(payload, "authorizations") if one.get("is_bot") is True}
    return frozenset(own | {config.own.user}) - {""}


def name(profile: Payload) -> str:
    """What a person is called; empty if it is not said."""
    return words(profile, "display_name") or words(profile, "real_name") or words(profile, "name")
