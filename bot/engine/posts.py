"""Messages about a request or a ticket, posted where each reader looks: its thread, its cards in triage, their chat."""

from collections.abc import Callable, Iterable
from typing import TypedDict, Unpack

from msgspec.structs import replace

from bot.effects import Amend, InChannel, InThread, Say, ToPerson, UnderMessage
from bot.model.ids import MessageKey
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.places import Account, Place
from bot.model.rank import Rank
from bot.model.series import Series
from bot.model.state_mark import tag_of, wanted
from bot.model.ticket import Ticket

Subject = Intake | Ticket
Written = Message | Callable[[Place], Message]
"""A message, or one for each channel: it calls those people whom that channel's platform can mention."""


class Manner(TypedDict, total=False):
    """The way in which a message goes out; each is as in `Say`."""

    tag: str
    rank: Rank
    series: Series


def to_customer(one: Subject, message: Message, message_key: MessageKey | None = None, **manner: Unpack[Manner]) -> Say:
    """Return a message in its thread, which the customer reads."""
    to, subject = InThread(thread=one.thread), one.id
    return Say(to=to, message=message, subject=subject, message_key=message_key, **manner)


def unless_marked(ticket: Ticket, message: Message) -> Message:
    """Return a message that isn't posted where the mark and the card of its ticket say the same.

    A message that was deleted has no mark any more.
    """
    return replace(message, said_by=tag_of(ticket.id)) if wanted(ticket) and not ticket.source_deleted_at else message


def to_people(one: Subject, accounts: Iterable[Account], message: Message, **manner: Unpack[Manner]) -> tuple[Say, ...]:
    """Return a direct message to each of these accounts."""
    return tuple(Say(to=ToPerson(account=account), message=message, subject=one.id, **manner) for account in accounts)


def edit(one: Subject, message_key: MessageKey, message: Message, rank: Rank) -> Amend:
    """Return an edit of a message in its thread."""
    place, subject = one.thread.place, one.id
    return Amend(place=place, message_key=message_key, message=message, subject=subject, rank=rank)


def in_triage(one: Subject, written: Written, triage: Iterable[Place], **manner: Unpack[Manner]) -> tuple[Say, ...]:
    """Return its card, new in each triage channel."""
    return tuple(
        Say(
            to=InChannel(place=channel),
            message=_for(channel, written),
            subject=one.id,
            message_key=one.card_in(channel),
            **manner,
        )
        for channel in triage
    )


def under_cards(one: Subject, written: Written, triage: Iterable[Place], **manner: Unpack[Manner]) -> tuple[Say, ...]:
    """Return a message under its card in each triage channel."""
    return tuple(
        Say(
            to=UnderMessage(place=channel, message_key=one.card_in(channel)),
            message=_for(channel, written),
            subject=one.id,
            **manner,
        )
        for channel in triage
    )


def edit_cards(one: Subject, written: Written, triage: Iterable[Place], rank: Rank) -> tuple[Amend, ...]:
    """Return an edit of its card in each triage channel."""
    return tuple(
        Amend(
            place=channel,
            message_key=one.card_in(channel),
            message=_for(channel, written),
            subject=one.id,
            rank=rank,
        )
        for channel in triage
    )


def _for(channel: Place, written: Written) -> Message:
    return written if isinstance(written, Message) else written(channel)
