"""The thread under a ticket's card in triage, once the card is out: what staff write there, and what they point at."""

from datetime import datetime
from typing import Any

from bot.commands import Command, DeleteMessage, EditMessage, Origin, Pointed, ReplyFromMessage, Via
from bot.model.places import Account, Thread
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.outgoing import sends
from tests.unit.engine.people import AGENT_ONE, TRIAGE


def card_thread(desk: FrontDesk, number: str = "EX-1") -> Thread:
    """The thread under the card, which is out."""
    sends(desk)
    key = desk.ticket(number).card_in(TRIAGE)
    (posted,) = [held.posted_as for held in desk.store.kept.deliveries.values() if held.entry.fills == key]
    assert posted
    return Thread(place=TRIAGE, root=posted.id)


def remarks(desk: FrontDesk, text: str, who: Account = AGENT_ONE, **what: Any) -> str:
    """Somebody of staff writes there; the id of what they wrote."""
    desk.hears(who, text, card_thread(desk), **what)
    return [key.rpartition("/")[2] for _, key in desk.store.kept.customer_messages][-1]


def points(
    desk: FrontDesk,
    message: str,
    writer: Account | None = AGENT_ONE,
    *,
    text: str = "We've found it",
    via: Via = Via.SHORTCUT,
) -> str:
    """Agent One chooses “Reply to customer” on a message there; what they alone are shown."""
    thread, before = card_thread(desk), len(desk.private_messages(AGENT_ONE))
    pointed = Pointed(message=message, writer=writer, at=desk.clock.at, text=text)
    origin = Origin(by=AGENT_ONE, place=TRIAGE, thread=thread, at=desk.clock.at, via=via)
    desk.gives(ReplyFromMessage(origin=origin, pointed=pointed))
    return "\n".join(post.text for post in desk.private_messages(AGENT_ONE)[before:])


def sends_it(desk: FrontDesk) -> str:
    """Agent One presses the button of the latest preview; what they alone are told."""
    shown = [post for post in (*desk.private_messages(AGENT_ONE), *desk.direct(AGENT_ONE)) if post.message.buttons]
    (button,) = max(shown, key=lambda post: post.number).message.buttons
    return desk.presses(AGENT_ONE, button.verb, button.subject, button.argument)


def changes(desk: FrontDesk, message: str, text: str | None, who: Account = AGENT_ONE) -> None:
    """Somebody edits a message there, or deletes it."""
    desk.clock.move(seconds=1)
    at: datetime = desk.clock.at
    origin = Origin(by=who, place=TRIAGE, at=at, via=Via.MESSAGE)
    given: Command = DeleteMessage(origin=origin, message=message)
    if text is not None:
        given = EditMessage(origin=origin, message=message, text=text)
    desk.gives(given)
