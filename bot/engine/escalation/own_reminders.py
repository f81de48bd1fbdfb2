"""Reminders of what runs by a goal of the desk's own, to those whom its ladder names (`milestones.ladders`)."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from bot.effects import Effect
from bot.engine import posts
from bot.engine.milestones.ladders import Audience, own_ladder
from bot.engine.milestones.overdue import lateness_of
from bot.engine.situation import NOTHING, Case, Decision
from bot.engine.ticket import cards, recipients
from bot.engine.ticket.closure import end_ticket
from bot.engine.ticket.grantors import grantors
from bot.model import customer_call
from bot.model.message import Mention, Message
from bot.model.milestone import Milestone, MilestoneId, MilestoneType
from bot.model.people import Person
from bot.model.places import Place
from bot.model.raises import words_now
from bot.model.rank import Rank
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.wording.escalation import confirmation, consent, customer_reply, next_response, phone_call
from bot.wording.escalation.reminders import DueReminder
from policies.terms import Line

_WORDS: Final = {
    MilestoneType.NEXT_RESPONSE: next_response.waiting,
    MilestoneType.CONFIRMATION: confirmation.unconfirmed,
    MilestoneType.PHONE_CALL: phone_call.missing,
    MilestoneType.CUSTOMER_REPLY: customer_reply.unheard,
    MilestoneType.CONSENT: consent.unanswered,
}
"""The words for the vendor's side."""
_ASKED: Final = {
    MilestoneType.CUSTOMER_REPLY: customer_reply.nudge,
    MilestoneType.PHONE_CALL: phone_call.wanted,
    MilestoneType.CONSENT: consent.still_asked,
}
"""The words for the customer."""
_THEIRS: Final = frozenset({Audience.CUSTOMER, Audience.BOTH_SIDES, Audience.CONTACTS})


def remind(fired: Mapping[MilestoneId, int], case: Case, ticket: Ticket) -> tuple[Effect, ...]:
    """Return the reminders of a ticket's milestones that have come to these percentages of their time.

    Who could ask the customer another way isn't told so where the ticket closes at once, or the question lapses.
    """
    found = ((one, fired[one.id]) for one in ticket.milestones if one.id in fired)
    due = (
        (one, percent) for one, percent in found if not (_closes(one, percent, case, ticket) or _lapses(one, percent))
    )
    return tuple(effect for one, percent in due for effect in _reminder(one, percent, case, ticket))


def close_unheard(fired: Sequence[Timer], case: Case, ticket: Ticket) -> Decision:
    """Close a ticket whose customer hasn't answered all its reminders, with notice, if the desk file wants that."""
    open_ones = {one.id: one for one in ticket.open_milestones}
    asked = ((open_ones[MilestoneId(timer.about)], timer.step) for timer in fired if timer.about in open_ones)
    if not any(_closes(one, step, case, ticket) for one, step in asked):
        return NOTHING
    noted = cards.notes(ticket, customer_reply.closed_inside(ticket), case)
    return end_ticket(ticket, case, customer_reply.closed(ticket)) + Decision(effects=noted)


def _closes(milestone: Milestone, percent: int, case: Case, ticket: Ticket) -> bool:
    """Return whether the ticket closes since its customer hasn't answered by then, and no promise's time runs."""
    ladder = own_ladder(milestone) if milestone.type is MilestoneType.CUSTOMER_REPLY else None
    is_over = ladder is not None and ladder.ends_at(percent)
    runs = any(one.is_promise and not one.is_paused for one in ticket.open_milestones)
    return is_over and case.desk.goals.close_waiting and not runs


def _lapses(milestone: Milestone, percent: int) -> bool:
    """Return whether a question for remote access lapses by then: that is told in words of its own."""
    ladder = own_ladder(milestone) if milestone.type is MilestoneType.CONSENT else None
    return ladder is not None and ladder.ends_at(percent)


def _reminder(milestone: Milestone, percent: int, case: Case, ticket: Ticket) -> tuple[Effect, ...]:
    ladder = own_ladder(milestone)
    if ladder is None:
        return ()
    reminder = DueReminder(
        ticket=ticket,
        milestone=milestone,
        customer=case.customer,
        plan=case.plan,
        percent=percent,
        due_at=milestone.due,
        now=case.now,
        over=lateness_of(milestone, ticket, case.plan, case.now),
        text=words_now(ticket, case.plan),
        whom=grantors(ticket, case) if ladder.whom(percent) is Audience.CONTACTS else (),
    )
    manner: posts.Manner = {
        "tag": ticket.tag_of(milestone),
        "rank": min(cards.rank_of(ticket, case.plan), Rank.REMINDER),
    }
    whom, assignee = _reached(ladder.whom(percent), reminder), _reachable(ticket, case)
    is_claimed = milestone.type is MilestoneType.PHONE_CALL and customer_call.is_to_be_confirmed(ticket)
    is_theirs = whom in _THEIRS and not is_claimed  # who says that they have called isn't asked again
    asked = posts.to_customer(ticket, _ASKED[milestone.type](reminder), **manner) if is_theirs else None
    if asked and whom is not Audience.BOTH_SIDES:
        return (asked,)
    worded = partial(_WORDS[milestone.type], reminder)
    if whom is Audience.ASSIGNEE and assignee:
        return posts.to_people(ticket, recipients.accounts([assignee], case), worded(), **manner)

    def calling(channel: Place) -> Message:
        return worded(recipients.called((Line.FIRST,), ticket, channel, case))

    unheard = recipients.accounts(cards.out_of_call((Line.FIRST,), case), case)
    return (
        *((asked,) if asked else ()),
        *posts.under_cards(ticket, calling, case.desk.triage, **manner),
        *posts.to_people(ticket, unheard, worded(), **manner),
    )


def _reached(whom: Audience, reminder: DueReminder) -> Audience:
    """Return who is reminded: the first line in the place of contacts of whom none can be mentioned."""
    is_heard = whom is not Audience.CONTACTS or any(isinstance(one, Mention) for one in reminder.whom)
    return whom if is_heard else Audience.FIRST_LINE


def _reachable(ticket: Ticket, case: Case) -> Person | None:
    """Return the assignee, if they are still in the desk file and have an account."""
    person = cards.assignee(ticket, case)
    return person if person and person.accounts else None
