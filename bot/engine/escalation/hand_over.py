"""Hand-over posts: at the end of a shift, and when people's tickets become unassigned.

At a hand-over triage reads who of the line is on duty from now on, what is open, and what is due in their shift. Like
any timer, one of a hand-over is a question: if the desk file in force has none at that instant, nothing is posted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from bot.commands import CheckTimers
from bot.effects import Effect, InChannel, Say
from bot.engine.access import access_pages
from bot.engine.milestones.overdue import overdue
from bot.engine.situation import NOTHING, Decision, Situation
from bot.engine.ticket import cards
from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.listed_ticket import ListedTicket, listed
from bot.model.message import Message, Spans, Text
from bot.model.places import Place
from bot.model.rank import Rank
from bot.model.series import Series, SeriesKind
from bot.model.ticket import Ticket
from bot.model.ticket_messages import hand_over_line_of
from bot.model.timer import Timer, TimerKind
from bot.model.turn import in_order
from bot.oncall.duty import on_duty
from bot.oncall.hand_over import next_hand_over, subject_of, taken_over
from bot.oncall.overrides import away_until
from bot.wording.views import hand_over as words
from bot.wording.views.hand_over import Leave
from bot.wording.views.lines import Lines
from policies.terms import Line, Plan

_A_MOMENT: Final = timedelta(seconds=1)


def wanted(desk: Desk, now: datetime) -> frozenset[Timer]:
    """Return the timers of the lines of a desk: one for the next hand-over of each."""
    found = ((line, at) for line in Line if (at := next_hand_over(desk, line, now)))
    return frozenset(_timer(line, at) for line, at in found)


def hand_over(command: CheckTimers, situation: Situation, line: Line) -> Decision:
    """Post who of a line is on duty from now on, what is open, and what is due in their shift."""
    desk, now = situation.desk, situation.now
    begun = [timer.due_at for timer in command.timers if taken_over(desk, line, timer.due_at)]
    if not begun:
        return NOTHING
    everything, due = access_pages(situation)
    former = on_duty(desk, line, max(begun) - _A_MOMENT)
    zone = next(each.timezone for each in desk.rotations if each.line is line)
    shift = words.NewShift(
        line=line,
        former=tuple(person.name for person in former),
        ends_at=next_hand_over(desk, line, now),
        zone=zone,
        is_open=everything.found,
        due=due,
        lines=_lines(due.tickets, situation.plans, desk, now),
    )
    return Decision(effects=_in_triage(desk, lambda on: words.shift(shift, on), line, now))


def released(found: Sequence[Ticket], plans: Mapping[str, Plan], desk: Desk, now: datetime) -> tuple[Effect, ...]:
    """Return one post about the tickets that become unassigned now, `found` as they were before, the next due first.

    Its head and each line are messages of one series, so that a line changes once its ticket is somebody's.
    """
    tickets = in_order(found)
    leaves = tuple(_leaves(tickets, desk, now))
    nobodys = tuple(replace(listed(one), assignee=None, assignee_id=None) for one in tickets)
    lines = _lines(nobodys, plans, desk, now)
    series = Series(key=f"hand-over/{now.isoformat()}", kind=SeriesKind.FOLDED)
    heads = _in_triage(desk, lambda on: words.released(leaves, nobodys, on), Line.FIRST, now)
    shown = [
        (ticket, words.to_take(line, lines)) for ticket, line in zip(tickets[: words.SHOWN], nobodys, strict=False)
    ]
    return tuple(
        replace(one, series=series)
        for channel, head in zip(desk.triage, heads, strict=True)
        for one in (
            head,
            *(
                replace(head, message=line, message_key=hand_over_line_of(ticket.id, ticket.version, channel))
                for ticket, line in shown
            ),
        )
    )


def _lines(tickets: Sequence[ListedTicket], plans: Mapping[str, Plan], desk: Desk, now: datetime) -> Lines:
    return Lines(plans=plans, desk=desk, now=now, over=overdue(tickets, plans, now))


def _leaves(tickets: Sequence[Ticket], desk: Desk, now: datetime) -> Iterator[Leave]:
    for who in dict.fromkeys(PersonId(one.assignee_id or "") for one in tickets):
        theirs = [one for one in tickets if one.assignee_id == who]
        person = desk.person(who)
        zone = person.zone if person else "UTC"
        until = away_until(desk, who, now) if person and person.works_on_tickets else None
        yield Leave(name=theirs[0].assignee or who, until=until, zone=zone, tickets=len(theirs))


def _in_triage(desk: Desk, written: Callable[[Spans], Message], line: Line, now: datetime) -> tuple[Say, ...]:
    """Return a new message in each triage channel, which mentions who of a line is on duty, or else names them."""
    people = on_duty(desk, line, now)

    def said(channel: Place) -> Message:
        calls = {one.id: cards.mentioned([one], channel) for one in people}
        return written(tuple(span for one in people for span in calls[one.id] or (Text(text=one.name),)))

    return tuple(Say(to=InChannel(place=one), message=said(one), rank=Rank.REMINDER) for one in desk.triage)


def _timer(line: Line, at: datetime) -> Timer:
    return Timer(
        subject=subject_of(line),
        plan_version="",
        kind=TimerKind.HAND_OVER,
        step=int(at.timestamp()) // 60,
        cycle=1,
        due_at=at,
    )
