"""The explanation of a ticket's due times: of each promise the time that it has, and what came of it.

Each is told from the milestone as it is (`bot.sla.progress`), down to the clauses; what is over is told in the past.
"""

from collections.abc import Iterator
from datetime import datetime
from operator import attrgetter
from typing import Final

from bot.model.classification import Classification
from bot.model.message import Block, Message, Note, Paragraph, Spans, When
from bot.model.milestone import FIRST_RESPONSE, Milestone
from bot.model.ticket import Ticket
from bot.sla import explanation
from bot.sla.clock import Promise
from bot.sla.explanation import Explanation
from bot.sla.progress import Phase, Progress, own_first
from bot.wording import amounts, citing
from bot.wording.spans import clipped, line, message, note, paragraph, spaced
from bot.wording.ticket import access, appeal, outcomes, promised, status
from bot.wording.views import besides, promise
from bot.wording.views.promise import Inquiry
from policies.terms import Calendar, Plan

_UNEXPLAINED: Final = frozenset({Phase.WITHDRAWN, Phase.MOVED})
"""The stages in which nothing is due here any more, so that no clause is needed."""


def explained(
    ticket: Ticket, plan: Plan, now: datetime, *, to_staff: bool, agreed: besides.Agreed | None = None
) -> Message:
    """Explain why a ticket is due when it is; only staff read about the desk's own goals.

    By what is `agreed` with its customer it is known what is left of an allowance, and what was asked for on top.
    """
    it = Inquiry(ticket=ticket, plan=plan, now=now, to_staff=to_staff)
    own = own_first(ticket, plan, now)
    is_promised = own is not None and own.milestone.is_promise and own.promise is not None
    head, rest = _first(it, own, own.promise) if own and own.promise and is_promised else _unpromised(it, own)
    consent = access.state(ticket, plan)
    return message(
        head,
        Paragraph(spans=head),
        *rest,
        *_severities(ticket, plan),
        *(block for each in _beyond(ticket) for block in _explained(it.progress(each), it)),
        Paragraph(spans=consent) if consent else None,
        *besides.spent(ticket, plan, now, agreed, to_staff=to_staff),
        *((besides.next_goal(ticket, plan, now), *besides.reminders(ticket, plan)) if to_staff else ()),
    )


def _first(it: Inquiry, own: Progress, made: Promise) -> tuple[Spans, tuple[Block | None, ...]]:
    """Explain the promise of the first response: the clause, the calendar, the windows counted, the holidays."""
    why = explanation.why(made, it.now)
    return spaced(promise.due(f"{it.ticket.id}: the first response", own, why, it), promise.missed(own, it)), (
        _counted_from(it),
        citing.cited(it.plan, why.target.source, f"Target: {amounts.target(why.target)}. "),
        _hours(why, it.plan),
        paragraph(*_windows(why, it)) if why.windows else None,
        _holidays(why),
        _spent(why) if own.phase in {Phase.DUE, Phase.OVERDUE} else None,
        _note(promise.outcome(own, it)),
        _answered(own, it),
    )


def _unpromised(it: Inquiry, own: Progress | None) -> tuple[Spans, tuple[Block | None, ...]]:
    """Say that nothing is, or was, promised for the first response; to staff with the goal that it has, or had."""
    ticket, plan, goal = it.ticket, it.plan, _goal(own, it)
    severity = _severity_of_response(ticket)
    missed = promise.missed(own, it) if own else ()
    if severity is None:
        had = "had no severity when it was answered" if ticket.severity else "has no severity yet"
        return line(f"{ticket.id} {had}, so the terms set no time for it.", *goal), (_answered(own, it),)
    target = plan.target(severity)
    text = line(f"{ticket.id}: {plan.name} promises no response time for {plan.severity(severity).name}.", *goal)
    return spaced(text, missed), (citing.cited(plan, target.source) if target else None, _answered(own, it))


def _severity_of_response(ticket: Ticket) -> str | None:
    """Return the severity that decides about the first response: once it is answered, the one that it had then."""
    until = ticket.response.at if ticket.response else None
    first, *later = ticket.history
    return [first, *(one for one in later if until is None or one.at <= until)][-1].severity


def _goal(own: Progress | None, it: Inquiry) -> Spans:
    if own is None or own.milestone.is_promise or own.milestone.due_at is None or not it.to_staff:
        return ()
    due = it.when(own.milestone.due)
    if own.phase is Phase.DUE:
        return line(" Our goal: ", due, ".")
    return line(" Our goal was ", due, f"{amounts.ago(own.late) if own.phase is Phase.OVERDUE else ''}.")


def _beyond(ticket: Ticket) -> Iterator[Milestone]:
    """Yield the other promises: those that are open as they are due, the paused ones last, and then those that ended.

    Of those that follow one another the last that ended is told with the one that is open.
    """
    theirs = [one for one in ticket.milestones if one.is_promise and one.id != FIRST_RESPONSE]
    yield from sorted((one for one in theirs if one.is_open and one.due_at), key=attrgetter("due"))
    yield from (one for one in theirs if one.is_open and one.is_paused)
    goes_on = {one.series for one in theirs if one.is_open}
    yield from (one for one in theirs if one.ended and one.due_at and one.series not in goes_on)


def _explained(of: Progress, it: Inquiry) -> Iterator[Block]:
    """Yield what there is to say of another promise, down to its clause."""
    if of.promise is None:
        return
    why = explanation.why(of.promise, it.now)
    what = promised.capital(promised.named(of.milestone.id))
    head = promise.paused if of.milestone.is_paused else promise.due
    became = (promise.missed(of, it), promise.outcome(of, it), promise.came(of, it), promise.one_before(of, it))
    yield Paragraph(spans=spaced(head(what, of, why, it), *became))
    if of.phase in _UNEXPLAINED:
        return
    yield citing.cited(it.plan, why.target.source, f"Target: {amounts.target(why.target)}. ")
    if hours := _hours(why, it.plan):
        yield hours


def _answered(own: Progress | None, it: Inquiry) -> Note | None:
    """Say when it was answered, and how much later than promised; to staff also than our goal."""
    response = it.ticket.response
    if response is None:
        return None
    is_told = own is not None and own.is_late and own.phase is Phase.MET and (own.milestone.is_promise or it.to_staff)
    than = "promised" if own and own.milestone.is_promise else "our goal"
    late = outcomes.later(own.late, than) if own and is_told else ""
    return note("It was answered ", it.when(response.at), f"{late}.")


def _note(spans: Spans) -> Note | None:
    return Note(spans=spans) if spans else None


def _counted_from(it: Inquiry) -> Note | None:
    """Say who made a request of it, and when, unless the requester did so by writing."""
    act = it.ticket.taken_up
    if act is None:
        return None
    wrote = "It" if act.writer == it.ticket.requester else f"{act.writer_name or 'Somebody else'} wrote it; it"
    return note(f"{wrote} counts from when {act.by} made it a request: ", it.when(act.at), ".")


def _hours(why: Explanation, plan: Plan) -> Note | None:
    calendar = why.calendar
    return citing.cited(plan, calendar.source, f"Hours: {calendar.name}{_clock(calendar)}. ") if calendar else None


def _clock(calendar: Calendar) -> str:
    """Say by which clock the hours go: times themselves are shown in the reader's zone."""
    return "" if calendar.always else f", by the clock of {calendar.zone}"


def _windows(why: Explanation, it: Inquiry) -> Spans:
    spans = list(line("Windows counted:"))
    for window in why.windows:
        spans += line("\n• ", it.when(window.opens), " to ", it.when(window.closes))
    more = f"\n• and {why.more_windows} more" if why.more_windows else ""
    return (*spans, *line(more))


def _holidays(why: Explanation) -> Note | None:
    days = ", ".join(f"{day:%d %b %Y}" for day in why.holidays)
    return note(f"Holidays skipped: {days}.") if days else None


def _spent(why: Explanation) -> Note:
    left = f"{amounts.covered(why.left)} is left" if why.left else "none is left"
    return note(f"Of the covered time {amounts.covered(why.spent)} is spent, and {left}.")


def _severities(one: Ticket, plan: Plan) -> tuple[Block, ...]:
    """List the severities that it has had since it was opened: which, when, by whom and why; none if it has one.

    Under each is what the customer said against it, and what was decided; below, the clause on who decides them.
    """
    if len(one.history) < 2:
        return ()
    listed = [
        span
        for number, each in enumerate(one.history)
        for span in (*_severity(each, one, plan), *_appealed(number, one, plan))
    ]
    return Paragraph(spans=line("Severities:", *listed)), citing.cited(plan, plan.severity_rule.source)


def _severity(each: Classification, one: Ticket, plan: Plan) -> Spans:
    level = plan.severity(each.severity).name if each.severity else "no severity yet"
    by = f", by {each.name}" if each.name else ""
    why = f": “{clipped(each.reason)}”" if each.reason else ""
    return line("\n• ", When(at=each.at, zone=status.zone(one, plan)), f" {level}{by}{why}")


def _appealed(change: int, one: Ticket, plan: Plan) -> Spans:
    """Return what was said against a change of the severity, by its place among them."""
    found = (f"\n– {appeal.said(each, plan)}." for each in one.appeals if each.change == change)
    return line(*found)
