"""The calls of a line outside its hours: at once, and until somebody answers or the hours open."""

from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from bot.effects import Destination, Effect, Say, Withdraw
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


def call(
    fired: Timer, milestone: Milestone, case: Case, ticket: Ticket, reminded: AbstractSet[Destination] = frozenset()
) -> tuple[Effect, ...]:
    """Return the call of the lines whose hours were closed when a timer was due, in place of one that isn't out yet.

    Nobody is woken for a line that has opened since. Where people are `reminded` of the same it adds why they are
    called.
    """
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

    unheard = recipients.accounts(cards.out_of_call(lines, case), case)
    closed = call_outs.lines(milestone, ticket, case.plan, case.now)
    asleep = wake_accounts(case.desk, (line for line in lines if line in closed), case.now)

    def said(call: CallOut) -> tuple[Say, ...]:
        def calling(channel: Place) -> Message:
            return call_out.message_to(call, recipients.called(lines, ticket, channel, case))

        return (
            *posts.under_cards(ticket, calling, case.desk.triage, **manner),
            *posts.to_people(ticket, (*unheard, *asleep), call_out.message_to(call), **manner),
        )

    both = zip(said(made), said(replace(made, beside=True)), strict=True)
    return (
        Withdraw(tag=ticket.call_tag_of(milestone)),
        *(brief if whole.to in reminded else whole for whole, brief in both),
    )
