"""The part of a radar, or of the list of accounts, that somebody wants to see: “overdue acme page 2”."""

from msgspec import Struct

from bot.language.filters import page_of
from bot.model.desk import Customer, Desk
from bot.model.numbers import whole
from bot.model.radar import RadarPart


class RadarWish(Struct, frozen=True, kw_only=True):
    """One part alone, or all of them; one customer's, or all; and the page.

    `rest` are the words without the page, `unread` those that couldn't be understood.
    """

    part: RadarPart | None = None
    customer: Customer | None = None
    page: int = 1
    rest: str = ""
    unread: str = ""


def wished(words: str, desk: Desk) -> RadarWish:
    """Return what these words ask for, in any order."""
    page, text = page_of(words.casefold())
    said = text.split()
    part = next((RadarPart(word) for word in said if word in set(RadarPart)), None)
    rest = [word for word in said if word != part]
    customer = desk.called(" ".join(rest)) if rest else None
    if rest and customer is None and len(rest) == 1 and rest[0].isdecimal():
        page, rest = max(1, whole(rest[0])), []
    unread = "" if customer else " ".join(rest)
    kept = " ".join(filter(None, (part, customer.id if customer else "")))
    return RadarWish(part=part, customer=customer, page=page, rest=kept, unread=unread)
