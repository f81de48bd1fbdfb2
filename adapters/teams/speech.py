"""Reads a person's message out of what Teams made of it.

A message comes as text and, mostly, once more as HTML. The text keeps its line breaks but loses what looks like a tag,
and is escaped or not by mood of the client; the HTML is always exact. So the text is taken, as it is or with its
entities read, if it says the same as the HTML, and else the HTML's own words. What a message quotes isn't in them.
"""

import html
import re
from collections.abc import Iterator
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from adapters.http.bounds import bounded
from adapters.http.fitting import excerpt, one_line
from adapters.http.payload import Payload, part, parts, words
from adapters.teams import attachments, markup
from adapters.teams.card_words import MAX_CHARACTERS
from adapters.teams.markup import SPACES
from bot.model.carried import Carried, CarriedKind, File

MAX_MENTIONS = 100
PEOPLE = ("29:", "8:")
"""The prefixes of the ids of people."""
MAX_TYPED = 40_000
"""Teams takes no longer message."""
NAMED_AT = re.compile(r'<at id="?([0-9]{1,9})"?>([^<>]*)</at>')
"""A mention as it is written in a message that somebody points at."""


class TeamsSpeech(Struct, frozen=True, kw_only=True):
    """A message as a person reads it. `text` is what was typed, without the first mention of the desk."""

    text: str
    is_to_the_desk: bool = False
    files: tuple[File, ...] = ()
    carried: tuple[Carried, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing in it at all."""
        return not (self.text or self.files or self.carried)


def spoken(activity: Payload) -> TeamsSpeech:
    """Return all that the message holds."""
    bot, mentions = words(activity, "recipient", "id"), _mentions(activity)
    mentioned = any(words(one, "mentioned", "id") == bot for one in mentions)
    text = markup.QUOTED_MARK.sub("", words(activity, "text"))
    own = True
    for mention in mentions:
        is_desk = own and words(mention, "mentioned", "id") == bot
        text = _without(text, mention) if is_desk else _named(text, mention)
        own = own and not is_desk
    source, quotes = markup.without_quotes(attachments.html(activity))
    said = _agreed(text, source, is_html=bool(source or quotes), bot_at=_ordinal(mentions, bot))
    return _whole(said, activity, source, chain(_quotes(quotes), _replies(activity)), mentioned=mentioned)


def called(activity: Payload) -> tuple[str, str] | None:
    """Return the id and the name of the person whom the text begins by mentioning, beside the desk; None for nobody.

    Channels, teams and tags are mentioned like people, and aren't meant.
    """
    bot, text = words(activity, "recipient", "id"), markup.QUOTED_MARK.sub("", words(activity, "text")).lstrip()
    for mention in _mentions(activity):
        who = words(mention, "mentioned", "id")
        if who != bot and who.startswith(PEOPLE) and text.startswith(_forms(mention)):
            return words(mention, "mentioned", "aadObjectId") or who, words(mention, "mentioned", "name")
    return None


def mentioned(activity: Payload) -> tuple[str, ...]:
    """Return the ids of the people whom it mentions beside the desk, in order: the object id, or else the bot's own."""
    bot = words(activity, "recipient", "id")
    people = ((words(one, "mentioned", "id"), words(one, "mentioned", "aadObjectId")) for one in _mentions(activity))
    return tuple(found or who for who, found in people if who != bot and who.startswith(PEOPLE))


def quoted(message: Payload, bot: str) -> TeamsSpeech:
    """Return a message that somebody points at, without the mentions of the desk: there, HTML is all."""
    content, subject = words(message, "body", "content"), words(message, "subject").strip()
    if words(message, "body", "contentType") == "text":
        return _whole(SPACES.sub(" ", content).strip(), message, "", iter(()), subject=subject)
    ours = {
        str(one.get("id"))
        for one in parts(message, "mentions")
        if words(one, "mentioned", "application", "id") == bot.removeprefix("28:")
    }
    source, quotes = markup.without_quotes(content)
    named = NAMED_AT.sub(lambda found: "" if found[1] in ours else f"@{found[2]}", source)
    return _whole(markup.flat(named), message, source, _quotes(quotes), subject=subject)


def _whole(
    text: str, message: Payload, source: str, quotes: Iterator[Carried], *, mentioned: bool = False, subject: str = ""
) -> TeamsSpeech:
    """Return the message with what it brings along. A quote that nothing is said to is passed on, as a forward is."""
    files, carried = bounded(attachments.files(message, source), chain(quotes, attachments.carried(message)))
    text = excerpt("\n".join(filter(None, (subject, text))), MAX_TYPED)
    if not (text or files) and all(one.kind is CarriedKind.QUOTE for one in carried):
        carried = tuple(replace(one, kind=CarriedKind.FORWARD) for one in carried)
    return TeamsSpeech(text=text, is_to_the_desk=mentioned, files=files, carried=carried)


def _quotes(quotes: tuple[markup.Quoted, ...]) -> Iterator[Carried]:
    for one in quotes:
        yield Carried(kind=CarriedKind.QUOTE, by=one_line(one.by)[:100], text=excerpt(one.text, MAX_CHARACTERS))


def _replies(activity: Payload) -> Iterator[Carried]:
    """Yield the messages that newer clients name as entities."""
    for one in parts(activity, "entities"):
        if words(one, "type").lower() == "quotedreply":
            whose = part(one, "quotedReply")
            text = excerpt(words(whose, "preview"), MAX_CHARACTERS)
            yield Carried(kind=CarriedKind.QUOTE, by=one_line(words(whose, "senderName"))[:100], text=text)


def _mentions(activity: Payload) -> tuple[Payload, ...]:
    return tuple(one for one in parts(activity, "entities") if words(one, "type").lower() == "mention")[:MAX_MENTIONS]


def _ordinal(mentions: tuple[Payload, ...], bot: str) -> int | None:
    """Return which of the mentions, counted from 0, is the first of the desk."""
    return next((number for number, one in enumerate(mentions) if words(one, "mentioned", "id") == bot), None)


def _forms(mention: Payload) -> tuple[str, ...]:
    """Return how the mention may be written in the text: as the entity says, else by the name."""
    name = words(part(mention, "mentioned"), "name")
    return tuple(filter(None, (words(mention, "text"), f"<at>{name}</at>", f"<at>{html.escape(name)}</at>")))


def _without(text: str, mention: Payload) -> str:
    """Return the text without this mention, cut out exactly once, and without the gap that it leaves."""
    for form in _forms(mention):
        before, found, after = text.partition(form)
        if found:
            return _joined(before, SPACES.sub(" ", after))
    return text


def _joined(before: str, after: str) -> str:
    before, after = before.rstrip(" "), after.lstrip(" ")
    glue = " " if before and after and not before.endswith("\n") else ""
    return before + glue + after


def _named(text: str, mention: Payload) -> str:
    """Return the text with somebody else's mention as their name."""
    for form in _forms(mention):
        if form in text:
            return text.replace(form, "@" + words(mention, "mentioned", "name"), 1)
    return text


def _agreed(text: str, source: str, *, is_html: bool, bot_at: int | None) -> str:
    plain = SPACES.sub(" ", text).replace("\r\n", "\n").strip()
    read = markup.unescaped(plain)
    if not is_html:
        return read
    exact = markup.flat(source, bot_at)
    said = "".join(exact.split())
    return next((one for one in (read, plain) if "".join(one.split()) == said), exact)
