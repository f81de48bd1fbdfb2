"""Reads a person's message: their words, what they bring along, and whether they speak to the desk."""

from itertools import chain

from msgspec import Struct

from adapters.http.bounds import bounded
from adapters.http.fitting import excerpt
from adapters.http.payload import Payload, parts, words
from adapters.slack import attachments, blocks, files, mrkdwn
from adapters.slack.config import SlackConfig
from adapters.slack.ident import ident
from bot.model.carried import Carried, CarriedKind, File

MAX_TYPED = 40_000
"""Slack keeps no longer text of a message."""


class SlackSpeech(Struct, frozen=True, kw_only=True):
    """A message as a person reads it. `text` is what was typed, without the first mention of the desk."""

    text: str
    is_to_the_desk: bool
    files: tuple[File, ...] = ()
    carried: tuple[Carried, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing in it at all."""
        return not (self.text or self.files or self.carried)


def spoken(event: Payload, own: frozenset[str]) -> SlackSpeech:
    """Return all that the message holds. What is passed on in it speaks to nobody, whomever it mentions."""
    typed = words(event, "text")
    markup = excerpt(typed if typed.strip() else blocks.typed(parts(event, "blocks")), MAX_TYPED)
    text, mentioned = _without_desk(markup, own)
    found, carried = bounded(files.read(event), chain(_drawn(event, markup), attachments.read(event, beside=markup)))
    return SlackSpeech(
        text=mrkdwn.meant(text).strip(),
        is_to_the_desk=mentioned or words(event, "type") == "app_mention",
        files=found,
        carried=carried,
    )


def _without_desk(markup: str, own: frozenset[str]) -> tuple[str, bool]:
    for bot in sorted(own):
        text, mentioned = mrkdwn.without_mention(markup, bot)
        if mentioned:
            return text, True
    return markup, False


def _drawn(event: Payload, markup: str) -> tuple[Carried, ...]:
    """Return what is in blocks beside the text, such as tables and alerts, as at most one card."""
    drawn = parts(event, "blocks")
    if not drawn:
        return ()
    text = mrkdwn.meant(blocks.read(drawn, beside=markup)).strip()
    unread = not (markup.strip() or text or blocks.is_silent(drawn))
    return (Carried(kind=CarriedKind.CARD, text=excerpt(text, blocks.MAX_CHARACTERS)),) if text or unread else ()


def bots(payload: Payload, config: SlackConfig) -> frozenset[str]:
    """Return the desk's own users in this workspace."""
    named = [ident(one, "user_id") for one in parts(payload, "authorizations") if one.get("is_bot") is True]
    return frozenset(filter(None, (config.own.user, *named)))


def name(profile: Payload) -> str:
    """Return what a person is called; empty if it isn't said."""
    return words(profile, "display_name") or words(profile, "real_name") or words(profile, "name")
