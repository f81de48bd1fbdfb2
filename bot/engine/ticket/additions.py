"""Everything that is written in the customer's thread, and what becomes of it, as triage reads it under the card.

The lines of a minute are one message that grows: fifty lines aren't fifty posts.
"""

from msgspec.structs import replace

from bot.effects import Say
from bot.engine import posts
from bot.events import IntakeOverheard, Overheard, Stamp
from bot.model.customer_message import CustomerMessage
from bot.model.desk import Desk
from bot.model.ids import MessageKey, SubjectId
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.places import Place
from bot.model.rank import Rank
from bot.model.series import Series, SeriesKind


def show(one: posts.Subject, message: Message, desk: Desk, but: Place | None = None) -> tuple[Say, ...]:
    """Return the message under its card in each triage channel, `but` for one where it can be read already."""
    growing = Series(key=f"{one.id}/additions", kind=SeriesKind.GROWING)
    triage = (place for place in desk.triage if place != but)
    return posts.under_cards(one, message, triage, rank=Rank.CHATTER, series=growing)


def show_said(one: posts.Subject, said: CustomerMessage, message: Message, desk: Desk) -> tuple[Say, ...]:
    """Return what shows a message of the customer's, in a way that it is known again by what is posted."""
    shown = zip(desk.triage, show(one, message, desk), strict=True)
    return tuple(replace(each, message_key=shown_in(one.id, channel, said.key)) for channel, each in shown)


def shown_in(one: SubjectId, triage: Place, message: str) -> MessageKey:
    """Return the key of what shows a message of a request or ticket in a triage channel."""
    return MessageKey(f"{one}/shown/{triage}/{message}")


def overheard(one: posts.Subject, said: CustomerMessage, name: str, stamp: Stamp) -> IntakeOverheard | Overheard:
    """Return the record of a message that changes nothing but is shown, so that its edits are, too."""
    kind = IntakeOverheard if isinstance(one, Intake) else Overheard
    return kind(**stamp, customer_message=said, name=name)
