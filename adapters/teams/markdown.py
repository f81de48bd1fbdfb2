"""Renders spans as the little Markdown that a card's text is read as, and literal text that nothing is read into.

Literal text is escaped here, once. Only what is in the table becomes a link, a mention or a local time.
"""

import re
from collections.abc import Iterator
from typing import assert_never

from adapters.http.fitting import clean, clusters, one_line, shortened
from bot.model.instant import written
from bot.model.message import (
    Link,
    Mark,
    Mention,
    MessageLink,
    OwnMessageLink,
    PlaceLink,
    Span,
    Spans,
    Strong,
    Text,
    When,
)
from bot.model.places import Account, Platform
from bot.model.plain_text import Spelling, words

MAX_LABEL = 100  # of a link or name, which is never cut: it must fit wherever it is
MAX_URL = 900
WEB = re.compile(r"https://[^\s<>|\"\\^`{}()\[\]\x00-\x20\x7f\ud800-\udfff]+")

SPECIAL = re.compile(r"[\\`*~\[\]]|(?<![^\W_])_|_(?![^\W_])")
TAGS = str.maketrans({"<": "&lt;", ">": "&gt;"})
ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]{1,31};)")
BEGINS_BLOCK = re.compile(r"^(?:[-+#=]|[0-9]{1,9}(?=[.)]))")
FUNCTION = re.compile(r"\{(?=\{|\Z)")
"""A brace that begins a function with the next one, which may be the first of the span after it."""
AT = re.compile(r"<(?=/?at\b)", re.IGNORECASE)
APART = "\u200b"
"""Shown as nothing; keeps two signs from being read as one."""
NAMELESS = re.compile(r"[^\w .,'’\-]")

NAMES_ALONE = Spelling(mention=lambda mention: mention.name)
"""An @ looks like a mention, and would notify nobody."""

Mentions = dict[str, Account]
"""The people who are mentioned, by the text that means them."""


def rendered(spans: Spans, mentions: Mentions, tenant: str) -> str:
    """Return the spans as one text. Whom they mention is added to `mentions`, as far as they are of that tenant."""
    return "".join(_rendered(span, mentions, tenant) for span in spans)


def atoms(spans: Spans, mentions: Mentions, tenant: str) -> Iterator[str]:
    """Yield the text in pieces that mustn't be cut: tokens whole, text by what a reader takes for one character."""
    for span in spans:
        if isinstance(span, Text):
            yield from _pieces(escape(span.text))
        else:
            yield _rendered(span, mentions, tenant)


def escape(text: str) -> str:
    """Return literal text for a field that is read as Markdown."""
    return FUNCTION.sub("{" + APART, SPECIAL.sub(r"\\\g<0>", ENTITY.sub("&amp;", clean(text)).translate(TAGS)))


def settled(text: str) -> str:
    """Return a whole field: each of its lines begins a new one, and none of them a list, a heading or code."""
    lines = (line.strip(" \t") for line in text.split("\n"))
    return "\n\n".join(BEGINS_BLOCK.sub(_begun, line) for line in lines if line)


def literal(text: str) -> str:
    """Return text for a field that isn't Markdown: only what the platform looks for everywhere is taken apart."""
    return AT.sub(f"<{APART}", FUNCTION.sub("{" + APART, text))


def plain(spans: Spans) -> str:
    """Return the words alone, in one line: for notifications and readers of screens."""
    return one_line(words(spans, NAMES_ALONE))


def _rendered(span: Span, mentions: Mentions, tenant: str) -> str:
    match span:
        case Text():
            return escape(span.text)
        case Strong():
            return strong(span.text)
        case Mark():
            return ""  # containers have colours of their own
        case When():
            return escape(written(span).brief)  # a card's own functions know neither “tomorrow” nor a zone
        case Mention():
            return _mention(span, mentions, tenant)
        case Link():
            return _link(span.url, span.text)
        case MessageLink() | PlaceLink() | OwnMessageLink():  # those without an address: the others are links by now
            return _label(span.text)
        case _:
            assert_never(span)


def strong(text: str) -> str:
    """Return bold text, which is known within one line and without blanks at its ends."""
    label = _label(text)
    return f"**{label}**" if label else ""


def _begun(found: re.Match[str]) -> str:
    """Return the beginning of a line so that it begins nothing: a number's dot escaped, or any other sign itself."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _pieces(escaped: str) -> Iterator[str]:
    """Yield each escaped sign, entity, or what a reader takes for one character."""
    for whole, rest in re.findall(r"(\\.|&(?:amp|lt|gt);)|([^\\&]+|.)", escaped, re.DOTALL):
        if whole:
            yield whole
        else:
            yield from clusters(rest)


def _mention(span: Mention, mentions: Mentions, tenant: str) -> str:
    """Return somebody as notified, or by name alone if they are on another platform or in another tenant."""
    account, name = span.account, one_line(NAMELESS.sub("", shortened(one_line(span.name), MAX_LABEL)))
    if account.platform is not Platform.TEAMS or account.workspace != tenant or not name:
        return _label(span.name)
    written = f"<at>{name}</at>"
    number = 2
    while mentions.setdefault(written, account) != account:
        written, number = f"<at>{name} {number}</at>", number + 1
    return written


def _link(url: str, text: str) -> str:
    """Return a link, or its text alone if no reader should be sent to that address."""
    label = _label(text)
    if len(url) > MAX_URL or not WEB.fullmatch(url):
        return label
    return f"[{label or escape(url)}]({url})"


def _label(text: str) -> str:
    return escape(shortened(one_line(text), MAX_LABEL))
