"""Who sets a ticket's severity after it was opened, and what that does to the due time."""

from bot.commands import SetSeverity
from bot.dialog.typed_answers import find_severity
from bot.effects import CancelTimers, Effect, InThread, Say, Withdraw
from bot.engine import cards, owing
from bot.engine.evolve import evolve_ticket
from bot.engine.situation import Case, Decision, answer, done
from bot.events import SeverityChanged
from bot.model.ids import SubjectId
from bot.model.ticket import Classification, Status, Ticket
from bot.wording import news, refusals
from policies.terms import DecidedBy


def set_severity(command: SetSeverity, case: Case, ticket: Ticket) -> Decision:
    """Give a ticket another severity, or confirm the customer's. Customers may where the decision is theirs."""
    plan, vendor = case.plan, case.actor.is_vendor
    wanted = find_severity(command.severity, plan)
    if wanted is None:
        return answer(refusals.unknown_severity(plan, command.severity))
    if not vendor and plan.severity_rule.decided_by is not DecidedBy.CUSTOMER and ticket.severity is not None:
        return answer(refusals.severity_is_the_vendors(plan))
    if ticket.status is Status.CLOSED:
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    if wanted.id == ticket.severity and not (vendor and news.is_proposal(ticket, plan)):
        return answer(refusals.severity_already(ticket, wanted))
    own = not vendor and ticket.severity is None
    return classify(ticket, Classification(severity=wanted.id, at=case.now, own_first_choice=own), case)


def classify(ticket: Ticket, classification: Classification, case: Case) -> Decision:
    """The ticket at its new severity. Before the first response the due time follows by rule 9; after it none moves.

    The goal of a ticket that was opened again follows; no customer sees it.
    """
    plan = case.plan
    confirmed = classification.severity == ticket.severity
    due_at, owed = ticket.due_at, ticket.owed
    if ticket.response is None and not confirmed:
        history = (*ticket.history, classification)
        due_at, owed = owing.promised(plan, ticket.opened_at, history, ticket.region)
    elif owed and not confirmed:  # it was opened again: the desk's own goal is that of the new severity
        owed = owing.goal(plan, classification.severity, owed.since, ticket.region) or owed
    event = SeverityChanged(
        at=case.now,
        by=case.actor.id,
        via=case.via,
        classification=classification,
        due_at=due_at,
        owed=owed,
    )
    changed = evolve_ticket(ticket, event)
    told = news.reclassified(changed, plan, case.actor.name or "The customer", confirmed=confirmed)
    return Decision(
        events=(event,),
        effects=(
            Say(
                to=InThread(thread=ticket.thread),
                message=told,
                subject=SubjectId(ticket.id),
                urgent=cards.is_urgent(changed, plan),
            ),
            *_timers(ticket, changed, case),
            *cards.refreshed(changed, case),
            *done(ticket, event, case),
        ),
    )


def _timers(ticket: Ticket, changed: Ticket, case: Case) -> tuple[Effect, ...]:
    if changed.cycle == ticket.cycle:
        return ()
    return (
        CancelTimers(subject=SubjectId(ticket.id)),
        Withdraw(tag=ticket.nudges),
        *owing.reminders(case.plan, changed, case.now),
    )
