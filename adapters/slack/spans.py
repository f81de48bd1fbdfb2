"""Renders spans as Slack's markup. Literal text is escaped here, once; only what is in this table becomes a token."""

import re
from collections.abc import Iterator
from typing import Final, assert_never

from adapters.http.fitting import ELLIPSIS, clean, clusters, fitted, one_line, shortened
from adapters.slack.mrkdwn import escape
from bot.model.instant import is_time_alone, written
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
    Tone,
    When,
)
from bot.model.places import Platform

MAX_LABEL = 100  # of a token, which is never cut: it must fit wherever it is
MAX_URL = 900
WEB = re.compile(r"https?://[^\s<>|\"\\^`{}\x00-\x1f\x7f\ud800-\udfff]+")
SIGNS: Final = {Tone.ATTENTION: "🔴", Tone.WARNING: "🟠", Tone.ACCENT: "🟡", Tone.DEFAULT: "⚪"}
USER = re.compile(r"[A-Z0-9]{1,32}")
_MANY_BLANKS = re.compile(r"\s+")


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


def cut(spans: Spans, limit: int, ending: str) -> str:
    """Return the spans as one text of markup; if it is longer than `limit`, the beginning that fits with the ending."""
    whole = rendered(spans)
    return whole if len(whole) <= limit else fitted(atoms(spans), limit, ending)


def _rendered(span: Span) -> str:
    match span:
        case Text():
            return escape(clean(span.text))
        case Strong():
            return strong(span.text)
        case Mark():
            return f"{SIGNS[span.tone]} "
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


def title(spans: Spans, limit: int) -> str:
    """Return the spans as one bold line of at most so many characters; empty if there is nothing to read in it."""
    pieces = (_inside_bold(span) for span in spans)
    line = cut(tuple(pieces), limit - 2, ELLIPSIS).strip()
    return f"*{line}*" if line else ""


def _inside_bold(span: Span) -> Span:
    """Return a span as it is within bold text, which an asterisk or a line's end would end."""
    if isinstance(span, Text | Strong):
        return Text(text=_MANY_BLANKS.sub(" ", clean(span.text)).replace("*", "∗"))
    return span


def _when(span: When) -> str:
    """Return an instant in each reader's own time; who reads no tokens is shown it in the zone that it has."""
    said = written(span)
    form = "{time}" if is_time_alone(span) else "{date_short_pretty} at {time}"
    return f"<!date^{int(span.at.timestamp())}^{form}|{said.brief if span.told_at else said.full}>"


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
