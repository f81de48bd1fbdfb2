"""The actions of the customer on a ticket: writing more, which may reopen it, and closing it."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.commands import Close, ReceiveMessage
from bot.effects import Effect
from bot.engine import posts
from bot.engine.customer_message import message_there
from bot.engine.evolve.transitions import may
from bot.engine.milestones.follow import happen
from bot.engine.names import names_greeted
from bot.engine.situation import NOTHING, Case, Decision, answer, reply_to_actor
from bot.engine.ticket import additions, cards, consent, reopening, snooze, standing
from bot.events import Closed, CustomerChased, CustomerWrote, OverAsked
from bot.language import orders
from bot.language.gist import Gist, asks_among_others, gist, is_solved
from bot.language.smalltalk import is_thanks
from bot.model.customer_message import CustomerMessage
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.people import CUSTOMER_ROLES
from bot.model.places import Place, Thread
from bot.model.ticket import OVER, Status, Ticket
from bot.sla.own_goal import own_goal
from bot.wording import refusals
from bot.wording.ticket import additions as words
from bot.wording.ticket import closure as closing
from bot.wording.ticket import moved_on, news
from bot.wording.ticket import standing as standing_words


def receive_message(command: ReceiveMessage, case: Case, ticket: Ticket) -> Decision:
    """Show a customer's message in the thread of a ticket under the triage card; it may reopen the ticket.

    Thanks, and words that it is solved, are shown too, but reopen nothing; nor do words in doubt: then their writer is
    asked. While we wait for the customer, a “yes” may be what we wait for; thanks aren't, nor is a question for news or
    whether we're open: we go on waiting, and they read what for. Whether we're open is answered at once, and opens
    nothing again.
    """
    by = command.origin.by
    if by is None or not command.words:
        return NOTHING
    said = message_there(command, by, ticket, case.now)
    shown = _shown(ticket, said, command.origin.place or ticket.thread.place, case)
    names = names_greeted(case, ticket.requester_name)
    meant = Gist.NEWS if command.brings_content else gist(command.text, names)
    if meant is Gist.COURTESY and (ticket.status is not Status.WAITING or is_thanks(command.text, names)):
        return Decision(events=(additions.overheard(ticket, said, case.actor.name, case.stamp),), effects=shown)
    asks_hours = not command.brings_content and orders.asks_about_hours(command.text)
    is_chased = ticket.status is Status.WAITING and (meant is Gist.UPDATE or asks_hours)
    kind = CustomerChased if is_chased else CustomerWrote
    beside = _beside(command, ticket)
    event = _wrote(said, case, private=case.situation.in_private, kind=kind, thread=beside)
    changed = happen(ticket, event, targets=case.targets).after
    hours = (posts.to_customer(ticket, standing_words.hours(case.plan, case.customer, case.now)),) if asks_hours else ()
    if ticket.status in OVER and hours:
        heard = additions.overheard(ticket, said, case.actor.name, case.stamp)
        return Decision(events=(heard,), effects=(*shown, *hours))
    if ticket.status in OVER:
        return _after_it_was_over(meant, command, case, changed, Decision(events=(event,), effects=shown))
    kept = Decision(events=(event,), effects=(*shown, *hours))
    is_back = ticket.snoozed_until is not None
    if meant is Gist.UPDATE:
        asked = standing.post_state(changed, command, case, is_back=is_back)
        return _moved(ticket, changed, kept, case) + Decision(effects=asked)
    if meant is Gist.NEWS and asks_among_others(command.text, names):
        asked = standing.notify_assignee(changed, command, case, is_back=is_back)
        return _moved(ticket, changed, kept, case) + Decision(effects=asked)
    kept = _kept(ticket, changed, kept, case)
    if meant in (Gist.SOLVED, Gist.CLOSING):
        return _asked(kept, standing.offer_to_close(changed, command, case))
    return kept


def keep_question(command: ReceiveMessage, case: Case, ticket: Ticket) -> tuple[Decision, Ticket]:
    """Keep a question for news of a ticket that was asked outside its thread, and return the ticket after it."""
    by = command.origin.by
    if by is None or command.origin.place is None:
        return NOTHING, ticket
    said = message_there(command, by, ticket, case.now)
    chases = gist(command.text, {case.desk.ticket_prefix.casefold()}) is Gist.UPDATE
    kind = CustomerChased if chases and ticket.status is Status.WAITING else CustomerWrote
    event = _wrote(said, case, private=case.situation.in_private, kind=kind)
    changed = happen(ticket, event, targets=case.targets).after
    kept = Decision(events=(event,), effects=_shown(ticket, said, command.origin.place, case))
    return _kept(ticket, changed, kept, case), changed


def add_request(messages: Sequence[CustomerMessage], began: Intake, case: Case, ticket: Ticket) -> Decision:
    """Add the messages of a request that belongs to this ticket: they count like words in its thread."""
    events = tuple(_wrote(said, case, private=began.private) for said in messages)
    shown = [_show(ticket, said, began.name_of(said), began.thread.place, case) for said in messages]
    changed = happen(ticket, *events, targets=case.targets).after
    kept = Decision(events=events, effects=tuple(effect for each in shown for effect in each))
    if ticket.status not in OVER:
        return _kept(ticket, changed, kept, case)
    return kept + reopening.reopened(changed, case, messages[-1].words if messages else "")


def _kept(ticket: Ticket, changed: Ticket, kept: Decision, case: Case) -> Decision:
    """Return the decision that keeps a customer's words on an open ticket; one that was snoozed is back by them."""
    back = snooze.notify_assignee(changed, case) if ticket.snoozed_until else ()
    return _moved(ticket, changed, kept, case) + Decision(effects=back)


def _moved(ticket: Ticket, changed: Ticket, kept: Decision, case: Case) -> Decision:
    """Return the decision with the cards as they are now, if a customer's words moved the ticket."""
    is_moved = ticket.snoozed_until is not None or changed.status is not ticket.status
    return kept + Decision(effects=cards.refresh(changed, case) if is_moved else ())


def _after_it_was_over(meant: Gist, command: ReceiveMessage, case: Case, ticket: Ticket, kept: Decision) -> Decision:
    """Decide about words on a ticket that is over: news reopens it; to a doubt or a question there is a reply."""
    match meant:
        case Gist.NEWS:
            return kept + reopening.reopened(ticket, case, command.words)
        case Gist.UPDATE:
            return kept + Decision(effects=standing.post_state(ticket, command, case))
        case Gist.DOUBT if may(ticket.status, Closed):
            return _asked(kept, standing.ask_if_solved(ticket, command, case))
        case Gist.CLOSING if may(ticket.status, Closed) and not is_solved(command.text):
            return _asked(kept, standing.offer_to_close(ticket, command, case))
        case _:
            return kept


def _asked(kept: Decision, asking: tuple[OverAsked | None, tuple[Effect, ...]]) -> Decision:
    event, effects = asking
    return kept + Decision(events=(event,) if event else (), effects=effects)


def record_message(command: ReceiveMessage, case: Case, ticket: Ticket) -> Decision:
    """Put a customer's message on the record and under the triage card, and do nothing more."""
    by = command.origin.by
    if by is None:
        return NOTHING
    said = message_there(command, by, ticket, case.now)
    private = case.situation.in_private
    event = _wrote(said, case, private=private, thread=_beside(command, ticket))
    event = replace(event, wants_answer=False)
    return Decision(events=(event,), effects=_shown(ticket, said, command.origin.place or ticket.thread.place, case))


def _beside(command: ReceiveMessage, ticket: Ticket) -> Thread | None:
    """Return the thread in which something was written, if that may be of a ticket that was merged into this one."""
    thread = command.origin.thread
    return thread if ticket.absorbed and thread != ticket.thread else None


def _wrote(
    said: CustomerMessage,
    case: Case,
    *,
    private: bool | None,
    kind: type[CustomerWrote] = CustomerWrote,
    thread: Thread | None = None,
) -> CustomerWrote:
    return kind(**case.stamp, customer_message=said, private=private, thread=thread)


def close(command: Close, case: Case, ticket: Ticket) -> Decision:
    """Close it."""
    if not may(ticket.status, Closed):
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    if snooze.has_moved_on(ticket, command.seen):
        return answer(moved_on.since_message(ticket, case.plan, ends="close"))
    return end_ticket(ticket, case, news.closed(ticket))


def end_ticket(ticket: Ticket, case: Case, told: Message | None) -> Decision:
    """Close the ticket; `told` is what the customer reads about it.

    Without a word, it was resolved long enough ago: then what its customer writes begins another request at once.
    """
    after = case.desk.goals.closes_after
    until = own_goal(case.plan, ticket.severity, after, case.now, ticket.region).due_at if told else case.now
    event = Closed(
        **case.stamp,
        name=reopening.name_of(case.actor),
        withdrawn=not case.actor.roles.isdisjoint(CUSTOMER_ROLES),
        reopens_until=until,
    )
    course = happen(ticket, event, targets=case.targets)
    return Decision(
        events=course.events,
        effects=(
            *_told(ticket, told),
            *standing.settle_question(ticket),
            *standing.settle_resolved(ticket, case),
            *consent.close_access(ticket, case),
            *cards.refresh(course.after, case),
            *(
                ()
                if told and reopening.reads_along(ticket, case)
                else reply_to_actor(closing.closed(course.after, case.plan), case)
            ),
        ),
    )


def _shown(ticket: Ticket, said: CustomerMessage, place: Place, case: Case) -> tuple[Effect, ...]:
    return _show(ticket, said, case.actor.name, place, case)


def _show(ticket: Ticket, said: CustomerMessage, name: str, place: Place, case: Case) -> tuple[Effect, ...]:
    message = words.added(ticket.id, case.customer, said, name, place)
    return additions.show_said(ticket, said, message, case.desk)


def _told(ticket: Ticket, told: Message | None) -> tuple[Effect, ...]:
    return (posts.to_customer(ticket, told),) if told else ()
