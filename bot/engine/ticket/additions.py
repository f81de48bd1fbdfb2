"""The additions of people to a request or a ticket, and their changes in it, as triage reads them.

The lines of a minute are one message that grows: fifty lines aren't fifty posts.
"""

from bot.effects import Effect
from bot.engine import posts
from bot.engine.situation import Case
from bot.model.message import Message
from bot.model.rank import Rank
from bot.model.series import Series, SeriesKind


def show(one: posts.Subject, message: Message, case: Case) -> tuple[Effect, ...]:
    """Return the message under its card in each triage channel."""
    growing = Series(key=f"{one.id}/additions", kind=SeriesKind.GROWING)
    return posts.under_cards(one, message, case.desk.triage, rank=Rank.CHATTER, series=growing)
