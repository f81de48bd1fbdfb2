"""What people add to a request or a ticket, and what they change in it, as triage reads it.

The lines of a minute are one message that grows: fifty lines aren't fifty posts.
"""

from collections.abc import Callable

from bot.effects import Effect, Say, UnderMessage
from bot.engine.situation import Case
from bot.model.ids import MessageKey, SubjectId
from bot.model.message import Message
from bot.model.places import Place
from bot.model.rank import Rank
from bot.model.series import Series, SeriesKind


def show(message: Message, subject: SubjectId, under: Callable[[Place], MessageKey], case: Case) -> tuple[Effect, ...]:
    """Return the message in each triage channel, under the message key that `under` gives for it."""
    return tuple(
        Say(
            to=UnderMessage(place=channel, message_key=under(channel)),
            message=message,
            subject=subject,
            rank=Rank.CHATTER,
            series=Series(key=f"{subject}/additions", kind=SeriesKind.GROWING),
        )
        for channel in case.desk.triage
    )
