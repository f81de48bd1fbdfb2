"""The events of a severity that the customer changes, or contests by an appeal."""

from bot.events.happened import Happened
from bot.model.approval import Ruling


class Appealed(Happened, frozen=True, kw_only=True):
    """Somebody of the customer disagrees with the severity that staff gave; the fields are those of `Appeal`."""

    number: int
    change: int
    wanted: str
    name: str
    text: str


class AppealDecided(Happened, frozen=True, kw_only=True):
    """The account manager or a lead decided it, in these words, or it lapsed: nobody has to decide it any more."""

    number: int
    ruling: Ruling
    name: str
    text: str


class AnswerWanted(Happened, frozen=True, kw_only=True):
    """The customer did something that counts like a message of theirs: they changed the severity, or contested it."""


AppealEvent = Appealed | AppealDecided
