"""People whom only other customers' sections name, in a customer's channel.

Triage reads what they write there, and nothing else comes of it.
"""

from bot.commands import ReceiveMessage
from bot.effects import ReplyToActor, Say, UnderMessage
from bot.engine.customer_message import message_beside
from bot.engine.situation import NOTHING, Decision, Situation
from bot.engine.ticket import additions
from bot.events import Stamp
from bot.model.ids import MessageKey
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.people import Role
from bot.model.places import Place
from bot.model.rank import Rank
from bot.model.series import Series, SeriesKind
from bot.model.ticket import Ticket
from bot.wording import refusals
from bot.wording.conversation import strangers
from bot.wording.ticket import additions as words


def is_stranger_here(situation: Situation, place: Place | None) -> bool:
    """Return whether somebody acts in a customer's channel without being one of its people."""
    in_a_channel = place is not None and situation.desk.customer_in(place) is not None
    return in_a_channel and Role.STRANGER in situation.actor.roles


def show(command: ReceiveMessage, situation: Situation) -> Decision:
    """Decide what follows from a stranger's message: a line in triage, and a reply if they spoke to the desk.

    The first line of a day is new in the channel, the others go under it. What they write in the thread of a request or
    ticket is shown under its card.
    """
    by, place = command.origin.by, command.origin.place
    here = situation.desk.customer_in(place) if place else None
    if by is None or place is None or here is None or not command.words:
        return NOTHING
    theirs = tuple(customer for customer, _ in situation.desk.contact_of(by, command.origin.email))
    told = (ReplyToActor(message=refusals.not_their_channel()),) if command.mentions_desk else ()
    about = (situation.ticket or situation.intake) if command.origin.thread else None
    if about:
        return _in_thread(command, about, situation, words.of(*theirs)) + Decision(effects=told)
    message = strangers.wrote(command, situation.actor.name, theirs, here)
    of_today = f"strangers/{place}/{by}/{situation.now.date()}"
    return Decision(effects=(*(_line(message, of_today, channel) for channel in situation.desk.triage), *told))


def _line(message: Message, of_today: str, channel: Place) -> Say:
    message_key, series = MessageKey(f"{of_today}/{channel}"), Series(key=of_today, kind=SeriesKind.GROWING)
    return Say(
        to=UnderMessage(place=channel, message_key=message_key),
        message=message,
        message_key=message_key,
        rank=Rank.CHATTER,
        series=series,
    )


def _in_thread(command: ReceiveMessage, about: Ticket | Intake, situation: Situation, whose: str) -> Decision:
    by, place, here = command.origin.by, command.origin.place, situation.customer
    if by is None or place is None or here is None:
        return NOTHING
    said, name = message_beside(command, by, about, situation.now), situation.actor.name
    stamp = Stamp(at=situation.now, by=situation.actor.id, via=command.origin.via)
    shown = words.added(about.id if isinstance(about, Ticket) else None, here, said, name, place, whose=whose)
    event = additions.overheard(about, said, name, stamp)
    return Decision(events=(event,), effects=additions.show(about, shown, situation.desk))
