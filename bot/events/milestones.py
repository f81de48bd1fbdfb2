"""The events of what is owed: reminders of it, due times that passed unmet, and calls."""

from datetime import datetime

from bot.events.happened import Happened
from bot.model.ids import PersonId
from bot.model.milestone import FIRST_RESPONSE, TAKE_UP, MilestoneId
from bot.model.reminder import ReminderPost
from bot.model.timer import LaterCall, TimerKind


class ReminderSent(Happened, frozen=True, kw_only=True):
    """People were reminded of a milestone, at `step` percent of the target or for the `step`-th time after it.

    `calls` are those that wait for somebody's hours to begin.
    """

    about: MilestoneId
    kind: TimerKind
    step: int
    cycle: int
    due_at: datetime
    late_seconds: int
    calls: tuple[LaterCall, ...] = ()


class Reminded(ReminderSent, frozen=True, kw_only=True):
    """People were reminded of a milestone of a ticket; `posts` are the messages of all that is reminded of at once."""

    about: MilestoneId = FIRST_RESPONSE
    posts: tuple[ReminderPost, ...] = ()


class IntakeReminded(ReminderSent, frozen=True, kw_only=True):
    """People were reminded of a milestone of a request.

    One that was recorded before requests had any is about what was due then; its `step` over 100 counts repeats.
    """

    about: MilestoneId = TAKE_UP
    kind: TimerKind = TimerKind.REMIND
    cycle: int = 1


class PhoneCallClaimed(Happened, frozen=True, kw_only=True):
    """One of the customer's people says that they have phoned, as the terms want; `text`: to whom.

    `called_at` is when they say that was (UTC); None: they don't say, and so it is taken to be now.
    """

    name: str
    text: str
    called_at: datetime | None = None


class PhoneCallConfirmed(Happened, frozen=True, kw_only=True):
    """A member of staff confirms that the customer has phoned, at `called_at` (UTC)."""

    name: str
    called_at: datetime


class RemindersRestored(Happened, frozen=True, kw_only=True):
    """Timers that the ticket needs had been lost; all of them were set anew."""


class PromiseMissed(Happened, frozen=True, kw_only=True):
    """The due time of a promise passed unmet: a breach. It stays on the record whatever comes later."""

    about: MilestoneId = FIRST_RESPONSE
    due_at: datetime
    severity: str
    apologise: bool = False


class Apologised(Happened, frozen=True, kw_only=True):
    """The customer reads that a promise broke, once: of which `series`, due at `due_at`, and who has been told."""

    about: MilestoneId
    series: str
    due_at: datetime
    told: tuple[PersonId, ...] = ()


class ApologyDelayed(Happened, frozen=True, kw_only=True):
    """An apology waits, since who has been told isn't known yet."""
