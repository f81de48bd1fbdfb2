"""Renders spans as Slack's markup. Literal text is escaped here, once; only what is in this table becomes a token."""

import re
from collections.abc import Iterator
from typing import assert_never

from adapters.http.fitting import clean, clusters, one_line, shortened
from adapters.slack.mrkdwn import escape
from bot.model.instant import written
from bot.model.message import Link, Mention, MessageLink, OwnMessageLink, PlaceLink, Span, Spans, Strong, Text, When
from bot.model.places import Platform

MAX_LABEL = 100  # of a token, which is never cut: it must fit wherever it is
MAX_URL = 900
WEB = re.compile(r"https?://[^\s<>|\"\\^`{}\x00-\x1f\x7f\ud800-\udfff]+")
USER = re.compile(r"[A-Z0-9]{1,32}")


def rendered(spans: Spans) -> str:
    """Return the spans as one text of markup."""
    return "".join(_rendered(span) for span in spans)


def atoms(spans: Spans) -> Iterator[str]:
    """Yield the markup in pieces that mustn't be cut: tokens whole, text by what a reader takes for one character."""
    for span in spans:
        if isinstance(span, Text):
            yield from map(escape, clusters(clean(span.text)))
        else:
            yield _rendered(span)


def _rendered(span: Span) -> str:
    match span:
        case Text():
            return escape(clean(span.text))
        case Strong():
            return strong(span.text)
        case When():
            return _when(span)
        case Mention():
            return _mention(span)
        case Link():
            return _link(span.url, span.text)
        case MessageLink() | PlaceLink() | OwnMessageLink():  # those without an address: the others are links by now
            return _label(span.text)
        case _:
            assert_never(span)


def strong(text: str) -> str:
    """Return bold text, which Slack knows within one line and without blanks at its ends.

    An asterisk in it would end it, so that a look-alike takes its place.
    """
    label = _label(text).replace("*", "∗")
    return f"*{label}*" if label else ""


def _when(span: When) -> str:
    """Return an instant in each reader's own time, and after it in the zone that the message has, which is named."""
    said = written(span)
    return f"<!date^{int(span.at.timestamp())}^{{date_short_pretty}} at {{time}}|{said.full}> ({said.brief})"


def _mention(span: Mention) -> str:
    if span.account.platform is Platform.SLACK and USER.fullmatch(span.account.user):
        return f"<@{span.account.user}>"
    return _label(span.name)


def _link(url: str, text: str) -> str:
    """Return a link, or its text alone if no reader should be sent to that address."""
    label, address = _label(text), escape(url)
    if len(address) > MAX_URL or not WEB.fullmatch(url):
        return label
    return f"<{address}|{label.replace('|', '∣')}>" if label else f"<{address}>"


def _label(text: str) -> str:
    return escape(shortened(one_line(text), MAX_LABEL))
