"""What a person wrote, out of what Teams made of it.

A message comes as text and, mostly, once more as HTML. The text keeps its line breaks but loses what looks like a tag,
and is escaped or not by mood of the client; the HTML is always exact. So the text is taken, as it stands or with its
entities read, if it says the same as the HTML, and else the HTML's own words.
"""

import html
import re
from collections.abc import Iterator

from adapters.edge.payload import Payload, part, parts, words
from bot.model.carried import File

SPACES = re.compile(r"&nbsp;|\u00a0")
BLANK = re.compile(r"\s+")
MANY_LINES = re.compile(r"\n{3,}")
TAG = re.compile(r"<(?:!--[^<>]*|(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>[^<>]*))>")
"""Read from sign to sign, so that no markup, however broken, takes long."""
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
SHOWN_AS = re.compile(r'\balt="([^"]*)"')
MOST_MENTIONS = 100

LINES = frozenset({"br", "li", "tr"})
BLOCKS = frozenset("p div blockquote pre ul ol table h1 h2 h3 h4 h5 h6 codeblock hr".split())
SILENT = frozenset({"script", "style", "attachment"})
PICTURES = frozenset({"emoji", "img"})
NAMED_AT = re.compile(r'<at id="?([0-9]{1,9})"?>([^<>]*)</at>')
"""How a mention stands in a message that somebody points at."""
MENTION = "http://schema.skype.com/Mention"
HTML = "text/html"
SHOWN = ("application/vnd.microsoft.card.", "application/vnd.microsoft.teams.card.")
"""Kinds of attachments that are no files: cards, and the previews of links."""


def spoken(activity: Payload) -> tuple[str, bool]:
    """What was said, without the first mention of the desk, and whether there was one."""
    bot, mentions = words(activity, "recipient", "id"), _mentions(activity)
    mentioned = any(words(one, "mentioned", "id") == bot for one in mentions)
    text = words(activity, "text")
    own = True
    for mention in mentions:
        is_desk = own and words(mention, "mentioned", "id") == bot
        text = _without(text, mention) if is_desk else _named(text, mention)
        own = own and not is_desk
    return _agreed(text, _marked_up(activity), bot_at=_ordinal(mentions, bot)), mentioned


def quoted(message: Payload, bot: str) -> tuple[str, tuple[File, ...]]:
    """Text and files of a message that somebody points at, without the mentions of the desk: there, HTML is all."""
    content = words(message, "body", "content")
    if words(message, "body", "contentType") == "text":
        return SPACES.sub(" ", content).strip(), ()
    ours = {
        str(one.get("id"))
        for one in parts(message, "mentions")
        if words(one, "mentioned", "application", "id") == bot.removeprefix("28:")
    }
    named = NAMED_AT.sub(lambda found: "" if found[1] in ours else f"@{found[2]}", content)
    return _flat(named, bot_at=None), tuple(File(name="file") for _ in range(_marks(content)))


def files(activity: Payload) -> tuple[File, ...]:
    """The files. In channels Teams tells no more of a file than that there is one."""
    return (*_attached(activity), *(File(name="file") for _ in range(_marks(_marked_up(activity)))))


def _attached(activity: Payload) -> Iterator[File]:
    for one in parts(activity, "attachments"):
        kind = words(one, "contentType")
        if kind == HTML or kind.startswith(SHOWN):
            continue
        name = words(one, "name") or ("image" if kind.startswith("image/") else "file")
        yield File(name=name, url=words(one, "contentUrl") or words(one, "content", "downloadUrl") or None)


def _marks(markup: str) -> int:
    return len(re.findall(r"<attachment\b", markup))


def _mentions(activity: Payload) -> tuple[Payload, ...]:
    return tuple(one for one in parts(activity, "entities") if words(one, "type").lower() == "mention")[:MOST_MENTIONS]


def _marked_up(activity: Payload) -> str:
    """The message as HTML; empty where there is none."""
    return next((words(a, "content") for a in parts(activity, "attachments") if words(a, "contentType") == HTML), "")


def _ordinal(mentions: tuple[Payload, ...], bot: str) -> int | None:
    """Which of the mentions, counted from 0, is the first of the desk."""
    return next((number for number, one in enumerate(mentions) if words(one, "mentioned", "id") == bot), None)


def _forms(mention: Payload) -> tuple[str, ...]:
    """How the mention may stand in the text: as the entity says, else by the name."""
    name = words(part(mention, "mentioned"), "name")
    return tuple(filter(None, (words(mention, "text"), f"<at>{name}</at>", f"<at>{html.escape(name)}</at>")))


def _without(text: str, mention: Payload) -> str:
    """The text without this mention, cut out exactly once, and without the gap that it leaves."""
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
    """Somebody else's mention, as their name."""
    for form in _forms(mention):
        if form in text:
            return text.replace(form, "@" + words(mention, "mentioned", "name"), 1)
    return text


def _agreed(text: str, markup: str, bot_at: int | None) -> str:
    plain = SPACES.sub(" ", text).replace("\r\n", "\n").strip()
    read = _unescaped(plain)
    if not markup:
        return read
    exact = _flat(markup, bot_at)
    same = (one for one in (read, plain) if BLANK.sub("", one) == BLANK.sub("", exact))
    return next(same, exact)


def _flat(markup: str, bot_at: int | None) -> str:
    """The words of HTML, a line for each block."""
    lines = (BLANK.sub(" ", line).strip() for line in "".join(_said(markup, bot_at)).split("\n"))
    return MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _said(markup: str, bot_at: int | None) -> Iterator[str]:
    """Words and line ends. Mentions read `@Name`, but for the one of the desk, which is left out."""
    mentions, silent, done = -1, "", 0
    for tag in TAG.finditer(markup):
        if not silent:
            yield _words(markup[done : tag.start()])
        done = tag.end()
        name, attributes = (tag["name"] or "").lower(), tag["attributes"] or ""
        if silent or tag["end"]:
            silent = "" if name == silent else silent
            yield "\n" if name in BLOCKS else ""
        elif name == "span" and MENTION in attributes:
            mentions += 1
            silent = "span" if mentions == bot_at else ""
            yield "" if silent else "@"
        else:
            silent = name if name in SILENT else ""
            yield _begun(name, attributes)
    yield "" if silent else _words(markup[done:])


def _begun(tag: str, attributes: str) -> str:
    """What the beginning of an element stands for: a new line, or the words for a picture."""
    shown = SHOWN_AS.search(attributes) if tag in PICTURES else None
    return _unescaped(shown[1]) if shown else "\n" * (tag in LINES or tag in BLOCKS)


def _words(source: str) -> str:
    """Words between tags. A line break in the source of HTML is a space."""
    return BLANK.sub(" ", _unescaped(source))


def _unescaped(text: str) -> str:
    """Whole entities as characters; `&copy=2` in an address is none."""
    return ENTITY.sub(lambda found: html.unescape(found[0]), text)
