"""The calls of a line outside its hours: at once, and until somebody answers or the hours open."""

from bot.effects import Effect, Withdraw
from bot.engine import posts
from bot.engine.escalation import guests
from bot.engine.milestones import call_outs
from bot.engine.situation import Case
from bot.engine.ticket import cards, recipients
from bot.model.message import Message
from bot.model.milestone import Milestone
from bot.model.places import Place
from bot.model.rank import Rank
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.oncall.wake import wake_accounts
from bot.wording.escalation import call_out
from bot.wording.escalation.call_out import CallOut


def call(fired: Timer, milestone: Milestone, case: Case, ticket: Ticket) -> tuple[Effect, ...]:
    """Return the call of the lines whose hours were closed when a timer was due, in place of one that isn't out yet."""
    lines = call_outs.lines(milestone, ticket, case.plan, fired.due_at)
    made = CallOut(
        ticket=ticket,
        milestone=milestone,
        customer=case.customer,
        plan=case.plan,
        opens=call_outs.opens(milestone, ticket, case.plan, fired.due_at),
        due_at=fired.due_at,
        now=case.now,
        text=guests.words_of(milestone, ticket, case),
    )
    manner: posts.Manner = {
        "tag": ticket.call_tag_of(milestone),
        "rank": min(guests.rank_of((milestone,), ticket, case), Rank.REMINDER),
    }

    def calling(channel: Place) -> Message:
        return call_out.message_to(made, recipients.called(lines, ticket, channel, case))

    unheard = recipients.accounts(cards.out_of_call(lines, case), case)
    return (
        Withdraw(tag=ticket.call_tag_of(milestone)),
        *posts.under_cards(ticket, calling, case.desk.triage, **manner),
        *posts.to_people(
            ticket, (*unheard, *wake_accounts(case.desk, lines, case.now)), call_out.message_to(made), **manner
        ),
    )
