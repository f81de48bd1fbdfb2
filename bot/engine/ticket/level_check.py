"""The customer answers what their severity asks to be confirmed. It is a fact of the ticket, and nothing waits for it.

A No says that the level may be too high: triage reads it, and an agent may lower it.
"""

from bot.catalogue import allows
from bot.commands import CheckLevel, ReceiveMessage
from bot.engine import posts
from bot.engine.milestones.follow import happen
from bot.engine.situation import NOTHING, Case, Decision, answer, reply_to_actor
from bot.engine.ticket import cards
from bot.events import LevelChecked
from bot.language.yes_or_no import yes_or_no
from bot.model.message import Message
from bot.model.places import Place
from bot.model.ticket import OVER, Ticket
from bot.wording import refusals
from bot.wording.ticket import level_check as words
from policies.terms import Line


def answered_in_words(command: ReceiveMessage, case: Case, ticket: Ticket) -> Decision:
    """Take a typed “yes” or “no” as the answer, while it's asked and nobody of staff has asked anything since."""
    holds = yes_or_no(command.text)
    may_answer = allows(case.actor, CheckLevel)
    if holds is None or not may_answer or ticket.response is not None or not words.is_asked(ticket, case.plan):
        return NOTHING
    return check_level(CheckLevel(origin=command.origin, ticket=ticket.id, holds=holds), case, ticket)


def check_level(command: CheckLevel, case: Case, ticket: Ticket) -> Decision:
    """Record the answer, and tell triage."""
    if ticket.status in OVER:
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    if ticket.severity is None or not words.is_asked(ticket, case.plan):
        return answer(words.not_asked(ticket))
    event = LevelChecked(**case.stamp, severity=ticket.severity, holds=command.holds, name=case.actor.name)
    course = happen(ticket, event, targets=case.targets)
    checked, told = course.after, words.thanks(command.holds)

    def calling(channel: Place) -> Message:
        called = () if command.holds else cards.mentions((Line.FIRST,), channel, case)
        return words.inside(checked, case.plan, case.customer, called)

    return Decision(
        events=course.events,
        effects=(
            posts.to_customer(ticket, told),
            *cards.notes(ticket, calling, case),
            *cards.refresh(checked, case),
            *reply_to_actor(told, case),
        ),
    )
