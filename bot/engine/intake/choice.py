"""The way from the answer to the question to an open ticket."""

from functools import partial

from msgspec.structs import replace

from bot.commands import Choose, Dismiss, Via
from bot.effects import Effect, InChannel, InThread
from bot.engine import posts
from bot.engine.evolve import evolve_intake
from bot.engine.evolve.request_details import request_details
from bot.engine.intake import offer, outside_term
from bot.engine.intake.doubt import settled_back
from bot.engine.intake.question import settle
from bot.engine.intake.take_up import take_up_event
from bot.engine.milestones.follow import happen
from bot.engine.situation import NUMBER_WANTED, Case, Decision, answer
from bot.engine.ticket import cards
from bot.engine.ticket.severity import classify
from bot.events import IntakeDismissed, IntakeOpened, IntakeResumed, Replied, TicketEvent, TicketOpened
from bot.language import kinds
from bot.model.classification import Classification
from bot.model.customer_message import written
from bot.model.ids import TicketId
from bot.model.intake import Intake, IntakeState
from bot.model.people import SYSTEM
from bot.model.places import AnyThread, OwnThread, Thread
from bot.model.privacy import is_private
from bot.model.ticket import Status, Ticket
from bot.model.ticket_messages import card_of
from bot.wording import refusals, results
from bot.wording.intake import offer as offer_words
from bot.wording.ticket import news
from policies.terms import Plan


def choose(command: Choose, case: Case, intake: Intake) -> Decision:
    """Decide what follows from a pressed button of the question."""
    return choose_severity(command.severity, case, intake)


def dismiss(_: Dismiss, case: Case, intake: Intake) -> Decision:
    """Decide what follows from a press on “Not a request”."""
    return dismissed(case, intake)


def choose_severity(severity: str | None, case: Case, intake: Intake) -> Decision:
    """Decide what follows when a customer or staff choose a severity; None, “not sure”, opens a ticket without one."""
    plan, actor, ticket = case.plan, case.actor, case.situation.ticket
    if severity is not None and all(severity != one.id for one in plan.severities):
        return answer(refusals.unknown_severity(plan, severity))
    classification = Classification(
        severity=severity,
        at=case.now,
        own_first_choice=not actor.is_staff,
        name=actor.name,
        by_staff=actor.is_staff,
    )
    if intake.state is IntakeState.OPENED and ticket is not None:
        late = _late(ticket, classification, case)
        return late + Decision(effects=settled_back(intake)) if late.events else late
    if not intake.is_undecided:
        return answer(refusals.settled_already())
    return (
        _taken_up(intake, classification, case) if intake.needs_contact else open_ticket(intake, classification, case)
    )


def open_anyway(intake: Intake, case: Case) -> Decision:
    """Open it without a severity, since nobody chose in time, so that it isn't lost.

    If the plan isn't known, it opens at the one severity there is.
    """
    if case.plan.is_known:
        return open_ticket(intake, Classification(severity=None, at=case.now), case)
    only = case.plan.severities[0].id
    return open_ticket(intake, Classification(severity=only, at=case.now, own_first_choice=True), case)


def dismissed(case: Case, intake: Intake) -> Decision:
    """Decide that it isn't a request."""
    if intake.ticket and case.situation.ticket:
        return answer(refusals.no_request_any_more(case.situation.ticket, case.plan))
    if not intake.is_undecided:
        return answer(refusals.settled_already())
    event = IntakeDismissed(**case.stamp)
    return Decision(events=(event,), effects=settle(intake, case, results.no_request(case.actor)))


def reopen_intake(severity: str | None, case: Case, intake: Intake) -> Decision:
    """Decide that a dismissed intake is a request after all, of that severity."""
    event = IntakeResumed(**case.stamp)
    return Decision(events=(event,)) + choose_severity(severity, case, evolve_intake(intake, event))


def open_ticket(intake: Intake, classification: Classification, case: Case) -> Decision:
    """Return the ticket, and the final form of the question that it came from.

    Outside the customer's term it waits for the account manager instead, unless it can't.
    """
    waits = outside_term.refer(intake, classification, case)
    if waits is not None:
        return waits
    opened, plan = create_ticket(intake, classification, case), case.plan
    if case.situation.next_ticket is None:
        return opened
    severity = plan.severity(classification.severity) if classification.severity else None
    result = results.opened(case.situation.next_ticket, severity, case.actor)
    is_marked = any(isinstance(event, TicketOpened) and event.opened_from for event in opened.events)
    says_it = is_marked and (case.actor is SYSTEM or case.actor.account == intake.first.by)
    settled = Decision(effects=settle(intake, case, result, case.situation.next_ticket if says_it else None))
    return opened + settled + outside_term.ask_beside(intake, classification, case.situation.next_ticket, case)


def create_ticket(intake: Intake, classification: Classification, case: Case) -> Decision:
    """Return the ticket with its cards, and the reply that it has had already."""
    number, customer = case.situation.next_ticket, case.customer
    if number is None:
        return NUMBER_WANTED
    kind = _kind(intake, classification, case.plan)
    details = request_details(replace(intake, thread=_thread(intake, number), kind=kind))
    opened = TicketOpened(
        **case.stamp,
        ticket=number,
        **details,
        intake=intake.id,
        text=_text(intake, case),
        opened_at=intake.opened_at,
        region=intake.region_or(customer.region),
        classification=classification,
        source_deleted_at=intake.first.deleted_at,
        taken_up=intake.taken_up,
        read_at=None if intake.taken_up else intake.first.read_at,
        opened_from=_opened_from(intake, case),
    )
    course = happen(None, opened, *_answered_before(intake, case), targets=case.targets)
    joined = IntakeOpened(**case.stamp, ticket=number)
    return Decision(events=(joined, *course.events), effects=_cards(course.after, case))


def _kind(intake: Intake, classification: Classification, plan: Plan) -> str:
    """Return its kind: the one that was chosen, or that its words show, unless it is an incident or may be one."""
    severity = classification.severity
    is_incident = severity is None or plan.rank(severity) == 0
    return intake.kind if is_incident else kinds.of_request(intake, plan)


def _thread(intake: Intake, number: TicketId) -> AnyThread:
    """Return its thread: a new one if the message is gone, since nobody sees what hangs under that."""
    thread, first = intake.thread, intake.first
    is_under_it = isinstance(thread, Thread) and thread.root == first.message
    if not (intake.is_source_deleted and is_under_it):
        return thread
    return OwnThread(place=thread.place, message_key=card_of(number))


def _opened_from(intake: Intake, case: Case) -> str:
    """Return its first message, if that is a message of people which all who are in its channel can see there.

    What the desk posts for them hangs on no message of theirs, unless it was taken out of another thread.
    """
    is_theirs = isinstance(intake.thread, Thread) or bool((intake.split_from or intake.follows) and not intake.left)
    is_there = intake.first.place in (None, intake.thread.place) and not is_private(intake, case.customer)
    return intake.first.message if is_theirs and is_there else ""


def _text(intake: Intake, case: Case) -> str:
    """Return everything that was written so far; it is loaded with the ticket number."""
    return written(case.situation.messages) if intake.more else intake.first.words


def _taken_up(intake: Intake, classification: Classification, case: Case) -> Decision:
    """Open a request that waited for somebody who may ask, since they are here."""
    event = take_up_event(intake, case)
    opened = open_ticket(evolve_intake(intake, event), classification, case)
    settled = offer.settle_offer(intake, offer_words.opened())
    return Decision(events=(event,)) + opened + Decision(effects=settled)


def _answered_before(intake: Intake, case: Case) -> tuple[TicketEvent, ...]:
    """Return the reply that a member of staff gave before anybody chose: it is the first response."""
    given = intake.answered
    if given is None:
        return ()
    followed = any(message.at > given.at for message in case.situation.messages)
    return (Replied(at=given.at, by=given.by, via=Via.MESSAGE, name=given.name, text="", followed=followed),)


def _cards(ticket: Ticket, case: Case) -> tuple[Effect, ...]:
    rank = cards.rank_of(ticket, case.plan)
    card = posts.to_customer(ticket, news.card(ticket, case.plan), ticket.card, rank=rank)
    inside = posts.in_triage(ticket, partial(cards.card, ticket, case), case.desk.triage, rank=rank)
    return (replace(card, to=_where(ticket)), *inside)


def _where(ticket: Ticket) -> InChannel | InThread:
    """Return where its card goes: into its thread, or into the channel if it begins a thread of its own."""
    thread = ticket.thread
    if isinstance(thread, OwnThread) and thread.message_key == ticket.card:
        return InChannel(place=thread.place)
    return InThread(thread=thread)


def _late(ticket: Ticket, classification: Classification, case: Case) -> Decision:
    """Classify a ticket that opened without a severity.

    The customer's own first choice counts from their message, however late it comes (rule 9, explained in
    `bot.sla.reclassification`).
    """
    if ticket.merged_into:
        return answer(refusals.goes_on(ticket.id, ticket.merged_into))
    if ticket.status is Status.CLOSED:
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    if ticket.severity is not None or classification.severity is None:
        return answer(refusals.open_already(ticket, case.plan))
    return classify(ticket, classification, case)
