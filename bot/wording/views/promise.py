"""The sentences about one promise: when it is due and from when that counts, and what came of it.

Each is told from the milestone as it is (`bot.sla.progress`); what is over is told in the past.
"""

from datetime import datetime

from msgspec import Struct

from bot.model.classification import Classification
from bot.model.message import Spans, When
from bot.model.milestone import Breach, Milestone, MilestoneType, Outcome
from bot.model.ticket import Status, Ticket
from bot.sla.explanation import Explanation
from bot.sla.progress import Phase, Progress, progress
from bot.wording import amounts
from bot.wording.spans import line, spaced
from bot.wording.ticket import outcomes, status
from policies.terms import Plan


class Inquiry(Struct, frozen=True, kw_only=True):
    """A ticket whose due times are explained at an instant (UTC); only staff read of the desk's own goals."""

    ticket: Ticket
    plan: Plan
    now: datetime
    to_staff: bool

    @property
    def zone(self) -> str:
        """The zone of its times if the platform has no other."""
        return status.zone(self.ticket, self.plan)

    def when(self, at: datetime) -> When:
        """Return an instant to be shown."""
        return When(at=at, zone=self.zone)

    def progress(self, milestone: Milestone) -> Progress:
        """Return what has become of a milestone."""
        return progress(milestone, self.ticket, self.plan, self.now)


def due(what: str, of: Progress, why: Explanation, it: Inquiry) -> Spans:
    """Return when something is due and from when that counts; in the past once that time is over, or it isn't due."""
    due, is_due = it.when(why.promise.due_at), of.phase is Phase.DUE
    over = f" by {amounts.late(of.late)}" if amounts.late(of.late) else ""
    head = f"{what} is overdue{over}: it was due " if of.phase is Phase.OVERDUE else f"{what} was due "
    return line(
        f"{what} is due " if is_due else head,
        due,
        f", which {'is' if is_due else 'was'} ",
        *_amount(why, it),
        ".",
    )


def _amount(why: Explanation, it: Inquiry) -> Spans:
    since = "after" if why.target.names_a_day else "from"
    amount = f"{amounts.target(why.target)} for {it.plan.severity(why.promise.severity).name} {since} "
    return line(amount, it.when(why.starts_at))


def paused(what: str, of: Progress, why: Explanation, it: Inquiry) -> Spans:
    """Return since when something is paused and why, and what is left of its time."""
    while_ = ", while it is snoozed" if it.to_staff else ""  # that it is snoozed is ours alone
    if it.ticket.status is Status.WAITING:
        while_ = ", while we wait for an answer"
    if of.phase is Phase.RESTING:
        while_ = ", and so it was when the ticket was closed"
    left = f"{amounts.covered(of.left)} is left" if of.left else "nothing is left"
    begun = it.when(of.milestone.pauses[-1].begins)
    return line(f"{what} has been paused since ", begun, f"{while_}: {left} of ", *_amount(why, it), ".")


def missed(of: Progress, it: Inquiry) -> Spans:
    """Return the due times that it had before, and that passed unmet, each with its severity."""
    return spaced(*(_missed(one, it) for one in of.milestone.missed_before))


def _missed(one: Breach, it: Inquiry) -> Spans:
    level = it.plan.severity(one.severity).name
    return line("It had been due ", it.when(one.due_at), f" for {level}, which was missed.")


def outcome(of: Progress, it: Inquiry) -> Spans:
    """Return why something isn't due any more; empty if it is, or came."""
    ticket, ended = it.ticket, of.milestone.ended
    at = it.when(ended.at if ended else it.now)
    match of.phase:
        case Phase.RESTING if of.milestone.is_paused:
            return ()
        case Phase.RESTING:
            counts = " and counts as missed" if of.is_late else ""
            return line(f"The ticket was closed without it{counts}; if it's opened again, that is due as before.")
        case Phase.OVERDUE if ticket.status is Status.WAITING:
            return line("Waiting for an answer doesn't change that.")
        case Phase.LAPSED:
            return line("It didn't come.")
        case Phase.MOVED:
            return line(
                f"{ticket.id} was merged into {ticket.merged_into} ",
                at,
                f", and that goes on there: “why {ticket.merged_into}” says what came of it.",
            )
        case Phase.WITHDRAWN if lowered := _set_at(of, ticket):
            level = it.plan.severity(lowered.severity).name if lowered.severity else "a ticket with no severity"
            return line("It isn't due any more since ", at, f": nothing of the kind is promised for {level}.")
        case Phase.WITHDRAWN:
            closed = f"{ended.name} closed the ticket" if ended and ended.name else "the ticket was closed"
            return line(f"It isn't due any more, since {closed} ", at, ".")
        case _:
            return ()


def _set_at(of: Progress, ticket: Ticket) -> Classification | None:
    """Return the severity with which something ceased to be due; None if it ended otherwise."""
    at = of.milestone.ended.at if of.milestone.ended else None
    return next((one for one in ticket.history[1:] if one.at == at), None)


def came(of: Progress, it: Inquiry) -> Spans:
    """Return when something came, and how much later than promised; empty if it didn't."""
    ended = of.milestone.ended
    if ended is None or of.phase is not Phase.MET:
        return ()
    return line("It came ", it.when(ended.at), f"{outcomes.later(of.late) if of.is_late else ', in time'}.")


def one_before(of: Progress, it: Inquiry) -> Spans:
    """Return what came of the one before, of those that follow one another."""
    one = next((it.progress(each) for each in it.ticket.milestones if _is_before(each, of.milestone)), None)
    if one is None or one.milestone.due_at is None or one.milestone.ended is None:
        return ()
    due = it.when(one.milestone.due)
    if one.milestone.ended.outcome is Outcome.LAPSED:
        return line("The one before was due ", due, " and didn't come.")
    if one.phase is not Phase.MET:
        return ()
    late = outcomes.later(one.late) if one.is_late else ""
    return line("The one before was due ", due, " and came ", it.when(one.milestone.ended.at), f"{late}.")


def _is_before(one: Milestone, other: Milestone) -> bool:
    return one.series == other.series and one.type is MilestoneType.NEXT_UPDATE and not one.is_open and other.is_open
