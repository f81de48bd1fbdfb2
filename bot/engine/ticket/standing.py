"""A customer asks how a ticket stands, or says that it is over: they get the state, or the one button that ends it."""

from dataclasses import replace

from bot.commands import Hear
from bot.effects import Amend, Answer, Effect, InThread, Say, ToPerson
from bot.engine.evolve import evolve_ticket
from bot.engine.situation import Case, Decision, answer
from bot.engine.ticket import cards
from bot.events import OverAsked
from bot.language import orders
from bot.language.gist import Gist, gist
from bot.model.desk import Desk
from bot.model.ids import SubjectId
from bot.model.message import Message
from bot.model.rank import Rank
from bot.model.ticket import Ticket
from bot.wording.ticket import standing as words


def asks_about_tickets(command: Hear, desk: Desk) -> bool:
    """Return whether what is written outside threads asks how tickets stand, or to end one."""
    if command.origin.thread is not None or command.brings_content:
        return False
    return gist(command.text, {desk.ticket_prefix.casefold()}) in (Gist.UPDATE, Gist.CLOSING)


def elsewhere(command: Hear, case: Case) -> Decision | None:
    """Answer what is asked outside the threads of tickets, privately, where there is one open ticket that it can be
    about: the writer's own, else their side's. Of several they get a list; None: there is none.
    """
    if not asks_about_tickets(command, case.desk):
        return None
    found = next((page for page in case.situation.pages if page.tickets), None)
    if found is None:
        return None
    if found.found != 1:
        return answer(words.several(found, case.situation.plans))
    (ticket,) = found.tickets
    case = replace(case, plan=case.situation.plans[ticket.plan_version])
    if gist(command.text, {case.desk.ticket_prefix.casefold()}) is Gist.CLOSING:
        return answer(words.close_offered(ticket))
    return Decision(effects=(Answer(message=words.asked(ticket, case.plan)), *assignee_told(ticket, command, case)))


def spoken_of(command: Hear, case: Case, ticket: Ticket, kept: Decision) -> Decision:
    """What is said to the desk about a ticket outside its thread: it is added there, and its writer told so."""
    if gist(command.text, {case.desk.ticket_prefix.casefold()}) is Gist.UPDATE:
        told = Answer(message=words.asked(ticket, case.plan))
        return Decision(effects=(told, *assignee_told(ticket, command, case)))
    return replace(kept, effects=(*kept.effects, Answer(message=words.passed_on(ticket))))


def of_the_desk(command: Hear, case: Case) -> Decision | None:
    """Answer a question about the desk itself: is it open, when will I hear? None: it is none."""
    if command.origin.thread is not None or command.brings_content:
        return None
    if orders.asks_about_hours(command.text):
        return answer(words.hours(case.plan, case.customer, case.now))
    nothing = command.mentions_desk and asks_about_tickets(command, case.desk)
    return answer(words.nothing_open(case.plan, case.customer, case.now)) if nothing else None


def told(ticket: Ticket, command: Hear, case: Case) -> tuple[Effect, ...]:
    """Say in its thread how it stands, and tell its assignee directly that the customer asks."""
    said = Say(to=InThread(thread=ticket.thread), message=words.asked(ticket, case.plan), subject=SubjectId(ticket.id))
    return (said, *assignee_told(ticket, command, case))


def assignee_told(ticket: Ticket, command: Hear, case: Case) -> tuple[Effect, ...]:
    """Tell its assignee directly that the customer asks; nobody where it has none."""
    person = cards.holder(ticket, case)
    account = cards.home_of(person, case.desk) if person else None
    if account is None:
        return ()
    message = words.to_assignee(ticket, case.plan, case.customer, case.actor, command.words)
    return (Say(to=ToPerson(account=account), message=message, subject=SubjectId(ticket.id)),)


def closing_offered(ticket: Ticket, command: Hear, case: Case) -> tuple[OverAsked | None, tuple[Effect, ...]]:
    """Offer the button that closes it."""
    return _asked(ticket, command, case, words.close_offered(ticket))


def solved_asked(ticket: Ticket, command: Hear, case: Case) -> tuple[OverAsked | None, tuple[Effect, ...]]:
    """Ask whether it is solved: in doubt nobody is paged."""
    return _asked(ticket, command, case, words.solved_asked(ticket))


def settled(ticket: Ticket) -> tuple[Effect, ...]:
    """The asking without its buttons, if there was one."""
    if not ticket.over_asked:
        return ()
    return (
        Amend(
            place=ticket.thread.place,
            slot=ticket.over_question,
            message=words.settled(ticket),
            subject=SubjectId(ticket.id),
            rank=Rank.QUESTION,
        ),
    )


def _asked(ticket: Ticket, command: Hear, case: Case, message: Message) -> tuple[OverAsked | None, tuple[Effect, ...]]:
    """One asking at a time: while it stands unanswered it is not repeated."""
    if ticket.over_asked:
        return None, ()
    event = OverAsked(at=case.now, by=case.actor.id, via=case.via, message=command.message)
    asked = evolve_ticket(ticket, event)
    said = Say(
        to=InThread(thread=ticket.thread),
        message=message,
        subject=SubjectId(ticket.id),
        slot=asked.over_question,
        rank=Rank.QUESTION,
    )
    return event, (said,)
