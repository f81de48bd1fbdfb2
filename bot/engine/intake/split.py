"""A ticket is made of a message that a customer wrote in the thread of another, about something else.

It takes along what its writer has added there since. It is of the same customer, plan and severity, or of the severity
of a merged ticket if it was written in the thread of that. Its clock counts from the message, and an answer that they
have had in that thread since is its first response. Nothing that is due to the old ticket changes, and what is written
in the old thread later stays with the old ticket.
"""

from msgspec.structs import replace

from bot.commands import Split, SplitFromMessage
from bot.effects import InChannel, ReplyToActor, Say
from bot.engine import posts
from bot.engine.access import access_case, access_ticket
from bot.engine.evolve.timeline import fold_intake
from bot.engine.intake import choice, outside_term, question
from bot.engine.milestones.follow import happen
from bot.engine.situation import NUMBER_WANTED, Case, Decision, Situation, answer
from bot.engine.ticket import cards
from bot.events import (
    IntakeAnswered,
    IntakeEvent,
    IntakeJoined,
    MilestoneReported,
    Replied,
    Resolved,
    SplitOff,
    WaitingOnCustomer,
)
from bot.model.customer_message import CustomerMessage, written
from bot.model.ids import TicketId
from bot.model.intake import EarlyAnswer, Intake, source_of
from bot.model.parted import TakenOut
from bot.model.places import OwnThread
from bot.model.rank import Rank
from bot.model.ticket import Ticket
from bot.wording import refusals
from bot.wording.intake import message_action
from bot.wording.intake import outside_term as term_words
from bot.wording.ticket import split as words


def point(command: SplitFromMessage, situation: Situation) -> Decision:
    """Split a ticket at the message that is pointed at."""
    case, ticket = access_case(situation, command.origin.via), access_ticket(situation)
    if command.pointed is None:
        return answer(message_action.unreadable())
    if case is None or ticket is None:
        return answer(words.nothing_there())
    if ticket.merged_into:
        return answer(refusals.goes_on(ticket.id, ticket.merged_into))
    return _split_at(case.situation.later_message, case, ticket)


def split(_: Split, case: Case, ticket: Ticket) -> Decision:
    """Split it at the last message of the customer's people."""
    return _split_at(case.situation.later_message, case, ticket)


def _split_at(said: CustomerMessage | None, case: Case, ticket: Ticket) -> Decision:
    if said is None:
        return answer(words.nothing_there())
    known = next((each.ticket for each in ticket.taken_out if said.message in each.messages), None)
    if known:
        return answer(words.already(known))
    if said.message == case.situation.messages[0].message:
        return answer(words.only_one(ticket))
    if said.deleted_at:
        return answer(words.gone())
    term, number = outside_term.stops(_source(case, ticket).severity, case), case.situation.next_ticket
    if term:
        return answer(term_words.not_split(term, case.customer, case.today, outside_term.manager(case)))
    return NUMBER_WANTED if number is None else _taken_out(_with_later(said, case, ticket), number, case, ticket)


def _with_later(said: CustomerMessage, case: Case, ticket: Ticket) -> tuple[CustomerMessage, ...]:
    """Return a message, and what its writer has added to the ticket since."""
    messages = case.situation.messages
    after = messages[messages.index(said) + 1 :]
    gone = {message for each in ticket.taken_out for message in each.messages}
    later = (each for each in after if each.by == said.by and each.message not in gone and each.deleted_at is None)
    return (said, *later)


def _taken_out(taken: tuple[CustomerMessage, ...], number: TicketId, case: Case, ticket: Ticket) -> Decision:
    events = _begun(taken, case, ticket)
    began, name, text = fold_intake(None, events), case.actor.name, written(taken)
    beside = replace(case, situation=replace(case.situation, intake=None, ticket=None, messages=taken))
    given = replace(_source(case, ticket).history[-1], at=case.now)
    opened = choice.create_ticket(began, given, beside)
    event = SplitOff(
        **case.stamp, name=name, taken_out=TakenOut(ticket=number, messages=tuple(each.message for each in taken))
    )
    course = happen(ticket, event, targets=case.targets)
    return Decision(
        events=course.events,
        to_new=(*events, *opened.events),
        effects=(
            _root(began, ticket, name, text),
            *opened.effects,
            posts.to_customer(ticket, words.in_old_thread(began, number, name, text)),
            *cards.notes(ticket, words.under_old_card(number, name, text), case),
            *cards.refresh(course.after, case),
            ReplyToActor(message=words.done(ticket, number)),
        ),
    )


def _begun(taken: tuple[CustomerMessage, ...], case: Case, ticket: Ticket) -> tuple[IntakeEvent, ...]:
    """Return the beginning of its request, for who wrote it."""
    first, *others = taken
    place = ticket.thread.place
    intake = question.intake_id(place, f"split/{first.message}")
    start = question.start_intake(
        case,
        intake=intake,
        thread=OwnThread(place=place, message_key=source_of(intake)),
        customer_message=first,
        requester=first.by,
        requester_name=_name(first, case, ticket),
        private=bool(ticket.private),
    )
    of = _source(case, ticket)
    start = replace(start, split_from=ticket.id, product=of.product, kind=of.kind, region=of.region or "")
    joined = (IntakeJoined(**case.stamp, customer_message=each) for each in others)
    return (start, *joined, *_answered_since(first, case))


def _source(case: Case, ticket: Ticket) -> Ticket:
    """Return the ticket whose the words are: one that was merged, if they were written in its thread, or this one."""
    of_plan = (one for one in case.situation.guests if one.plan_version == ticket.plan_version)
    return next(of_plan, ticket)


def _answered_since(said: CustomerMessage, case: Case) -> tuple[IntakeAnswered, ...]:
    """Return the reply that its writer has had in the old thread since, if any."""
    replies = (each for each in case.situation.timeline if isinstance(each, _REPLIES) and each.at > said.at)
    given = next(iter(sorted(replies, key=lambda each: each.at)), None)
    if given is None:
        return ()
    return (IntakeAnswered(**case.stamp, answer=EarlyAnswer(by=given.by, name=given.name, at=given.at)),)


_REPLIES = Replied | MilestoneReported | WaitingOnCustomer | Resolved


def _name(said: CustomerMessage, case: Case, ticket: Ticket) -> str:
    """Return the name of its writer, or an empty text if it isn't known."""
    contacts = (one.name for of, one in case.desk.contact_of(said.by) if of.id == ticket.customer)
    return next(contacts, ticket.requester_name if said.by == ticket.requester else "")


def _root(began: Intake, ticket: Ticket, name: str, text: str) -> Say:
    return Say(
        to=InChannel(place=began.thread.place),
        message=words.root(began, ticket.id, name, text),
        subject=began.id,
        message_key=began.source,
        rank=Rank.QUESTION,
    )
