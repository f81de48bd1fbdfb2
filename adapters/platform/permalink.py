"""The addresses at which messages and channels can be opened: each platform knows its own, and all show them all."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct

from bot.model.links import map_spans
from bot.model.message import Link, Message, MessageLink, PlaceLink, Span
from bot.model.places import MessageRef, Place, Platform


class Permalinks(Struct, frozen=True, kw_only=True):
    """The addresses of one platform, each for anybody who may see what is there; empty if there is none."""

    message: Callable[[MessageRef], str]
    channel: Callable[[Place], str]


Addresses = Mapping[Platform, Permalinks]
"""The addresses of every platform that this desk knows, whether it works on it or not."""


def addressed(message: Message, addresses: Addresses) -> Message:
    """Return the message with a plain link for each message and channel that has an address.

    What has none keeps its words alone. A platform renders a message after this, since a reader on one platform may
    be sent to another.
    """
    return map_spans(message, partial(_plain, addresses=addresses))


def _plain(span: Span, addresses: Addresses) -> Span:
    match span:
        case MessageLink(ref=ref) if ref.place.platform in addresses:
            url = addresses[ref.place.platform].message(ref)
        case PlaceLink(place=place) if place.platform in addresses:
            url = addresses[place.platform].channel(place)
        case _:
            return span
    return Link(url=url, text=span.text) if url else span
