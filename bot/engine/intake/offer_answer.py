"""The result for a message that was offered as a part of another request: it belongs there, or is asked about.

Anybody of the customer may say so, and staff; joining needs no right to ask.
"""

from msgspec.structs import replace

from bot.commands import CheckTimers, JoinOffered, SetApart, Via
from bot.engine.evolve import evolve_intake
from bot.engine.evolve.timeline import fold_intake
from bot.engine.intake import held, question
from bot.engine.intake import offer as offers
from bot.engine.intake.request import take_up_with
from bot.engine.milestones.follow import happen
from bot.engine.situation import NOTHING, Case, Decision, Nearby, answer
from bot.engine.ticket import closure, response
from bot.events import (
    IntakeAdded,
    IntakeAnswered,
    IntakeDismissed,
    IntakeEvent,
    IntakeJoined,
    IntakeSetApart,
    Replied,
    TicketEvent,
)
from bot.model.intake import Intake
from bot.model.offer import Offer
from bot.model.people import Role
from bot.model.ticket import Ticket
from bot.model.timer import TimerKind
from bot.wording.intake import offer as words
from bot.wording.results import RequestResult


def join(_: JoinOffered, case: Case, intake: Intake) -> Decision:
    """Add it to what it was offered for, where it goes on; if that has ended, ask about it."""
    offer = intake.offer
    if offer is None or not intake.is_offered:
        return answer(words.settled())
    other = next((one for one in case.situation.nearby if one.intake.id == offer.intake), None)
    if other is None or not offers.can_take_in(other):
        apart, ticket = make_separate(case, intake), other.ticket if other else None
        over = answer(words.over(offer, ticket.id if ticket else None))
        return apart + Decision(effects=over.effects)
    into = other.ticket.id if other.ticket else other.intake.id
    event = IntakeAdded(**case.stamp, into=into)
    there, result = _added(other, intake, offer, case)
    return Decision(
        events=(event,),
        to_nearby=there.events,
        effects=(*question.settle(intake, case, result), *there.effects),
    )


def set_apart(_: SetApart, case: Case, intake: Intake) -> Decision:
    """Decide that it belongs to nothing else, when somebody says so."""
    return make_separate(case, intake)


def make_separate(case: Case, intake: Intake) -> Decision:
    """Make it a request of its own: asked about, or waiting for a contact if its writer may not ask."""
    offer = intake.offer
    if offer is None or not intake.is_offered:
        return answer(words.settled())
    clause = "" if offer.may_ask else case.plan.contacts.source.reference or "contacts"
    event = IntakeSetApart(**case.stamp, clause=clause)
    apart = evolve_intake(intake, event)
    asked = held.hold_apart(apart, case) if apart.is_held else question.ask_already_shown(apart, case)
    settled = offers.settle_offer(intake, words.apart(case.actor))
    return Decision(events=(event,), effects=(*settled, *asked))


def check(command: CheckTimers, case: Case, intake: Intake) -> Decision:
    """Ask about it on its own, if nobody has said anything."""
    is_due = any(timer.kind is TimerKind.OFFER for timer in command.timers)
    return make_separate(case, intake) if is_due else NOTHING


def settle_deleted(case: Case, intake: Intake) -> Decision:
    """Settle it, since its only message was deleted before anybody answered: nothing is left to ask about."""
    event = IntakeDismissed(**case.stamp)
    return Decision(events=(event,), effects=question.settle(intake, case, words.deleted()))


def _added(other: Nearby, intake: Intake, offer: Offer, case: Case) -> tuple[Decision, RequestResult]:
    """Return what happens there, and what is written about it here."""
    messages = tuple(said for said in case.situation.messages or (intake.first,) if said.deleted_at is None)
    if other.ticket:
        there = _with_answer(closure.add_request(messages, intake, case, other.ticket), other.ticket, intake, case)
        return there, words.joined(other.intake, other.ticket, offer, case.actor)
    happened = tuple(IntakeJoined(**case.stamp, customer_message=said) for said in messages)
    if other.intake.is_held and offer.may_ask and Role.CONTACT in case.actor.roles:
        taken = take_up_with(*happened, intake=other.intake, case=case, since=intake.opened_at)
        return taken, words.taken_up(other.intake, offer, case.actor)
    return _joined(happened, other.intake, intake, case), words.joined(other.intake, None, offer, case.actor)


def _joined(happened: tuple[IntakeJoined, ...], other: Intake, intake: Intake, case: Case) -> Decision:
    shown = [
        question.show_joined(
            one.customer_message, intake.name_of(one.customer_message), intake.thread.place, other, case
        )
        for one in happened
    ]
    effects = tuple(effect for each in shown for effect in each)
    given = intake.answered
    if given is None or other.answered:
        return Decision(events=happened, effects=effects)
    answered = IntakeAnswered(**case.stamp, answer=given)
    events: tuple[IntakeEvent, ...] = (*happened, answered)
    alone = replace(case, situation=replace(case.situation, messages=()))  # those belong to the one that was offered
    return Decision(events=events, effects=(*effects, *question.refresh_pending(fold_intake(other, events), alone)))


def _with_answer(there: Decision, ticket: Ticket, intake: Intake, case: Case) -> Decision:
    """Add what a member of staff wrote in the thread meanwhile, as the ticket's first response if it has none."""
    given = intake.answered
    if given is None or ticket.response:
        return there
    replied = Replied(at=given.at, by=given.by, via=Via.MESSAGE, name=given.name, text="")
    said = tuple(event for event in there.events if isinstance(event, TicketEvent))
    changed = happen(ticket, *said, targets=case.targets).after
    return there + response.record_response(changed, replied, case, None)
