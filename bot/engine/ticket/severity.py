"""Changes of a ticket's severity after it was opened, and their effect on the due time."""

from bot.commands import SetSeverity
from bot.effects import Effect
from bot.engine import posts
from bot.engine.evolve.transitions import may
from bot.engine.milestones.follow import happen
from bot.engine.situation import Case, Decision, answer, done
from bot.engine.ticket import cards, recipients, release, reopening, snooze
from bot.events import AnswerWanted, SeverityChanged, Unassigned
from bot.language.typed_answers import find_severity_and_reason
from bot.model.classification import Classification
from bot.model.message import Message
from bot.model.places import Place
from bot.model.proposal import is_customers, is_proposal
from bot.model.ticket import Status, Ticket
from bot.model.ticket_messages import change_message_of
from bot.wording import refusals
from bot.wording.ticket import assignment, raised, reclassified
from policies.terms import Line


def set_severity(command: SetSeverity, case: Case, ticket: Ticket) -> Decision:
    """Give a ticket another severity, or confirm the customer's.

    Customers may if the decision is theirs, or as long as they have only suggested one. Who raises a resolved ticket
    isn't content with it: it is open again.
    """
    plan, staff = case.plan, case.actor.is_staff
    named = find_severity_and_reason(command.severity, plan, case.desk.words)
    if named is None:
        return answer(refusals.unknown_severity(plan, command.severity))
    wanted, reason = named
    if not staff and not is_customers(ticket, plan):
        return answer(refusals.staff_set_the_severity(plan))
    if ticket.status is Status.CLOSED:
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    if wanted.id == ticket.severity and not (staff and is_proposal(ticket, plan)):
        return answer(refusals.severity_already(ticket, wanted))
    if staff and not reason and ticket.severity not in (None, wanted.id):
        return answer(reclassified.reason_wanted(ticket, wanted, case.customer))
    own = not staff and ticket.severity is None
    given = Classification(
        severity=wanted.id,
        at=case.now,
        own_first_choice=own,
        name=case.actor.name,
        reason=reason,
        suggested_anew=not staff and is_proposal(ticket, plan),
        by_staff=staff,
    )
    if staff or ticket.status is not Status.RESOLVED:
        return classify(ticket, given, case)
    if not _raises(ticket.severity, wanted.id, case):
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    opened, again = reopening.reopened_in_passing(ticket, case)
    return opened + classify(again, given, case)


def is_given_by_staff(ticket: Ticket) -> bool:
    """Return whether staff gave a ticket the severity that it has, rather than confirm the customer's."""
    *before, last = ticket.history
    return last.by_staff and last.severity is not None and last.severity != (before[-1].severity if before else None)


def is_changed_by_staff(ticket: Ticket) -> bool:
    """Return whether they gave it in the place of another one, which an appeal can set it back to."""
    return is_given_by_staff(ticket) and len(ticket.history) > 1 and ticket.history[-2].severity is not None


def classify(ticket: Ticket, classification: Classification, case: Case, *, is_final: bool = False) -> Decision:
    """Give the ticket its new severity. Before the first response the due time follows; after it none moves.

    How it follows is rule 9, explained in `bot.sla.reclassification`. The goal of a reopened ticket follows too; no
    customer sees it. A raise is announced again to staff, in whatever state the ticket is. After the first response a
    customer's own change counts like a message of theirs: it ends a snooze and a wait, and wants an answer. Unless it
    `is_final`, the customer can disagree with what staff changed.
    """
    plan = case.plan
    confirmed = classification.severity == ticket.severity
    event = SeverityChanged(**case.stamp, classification=classification)
    raises = _raises(ticket.severity, classification.severity, case)
    left = release.with_the_raise(ticket, case) if raises else ()
    course = happen(ticket, event, *want_answer(ticket, case), *left, targets=case.targets)
    changed = course.after
    can_disagree = not is_final and is_changed_by_staff(changed)
    told = reclassified.reclassified(ticket, changed, plan, _who(case), confirmed=confirmed, appealable=can_disagree)
    key = change_message_of(ticket.id, len(changed.history) - 1)
    return Decision(
        events=course.events,
        effects=(
            posts.to_customer(ticket, told, key, rank=cards.rank_of(changed, plan)),
            *(_told(changed, (Line.FIRST,), case, left) if raises else _lowered(ticket, changed, case)),
            *cards.refresh(changed, case),
            *done(ticket, event, case),
        ),
    )


def want_answer(ticket: Ticket, case: Case) -> tuple[AnswerWanted, ...]:
    """Return the event that makes what somebody does about a ticket count like a message of its customer's.

    What staff do doesn't, nor before the first response: one is due then anyway.
    """
    counts = not case.actor.is_staff and may(ticket.status, AnswerWanted)
    return (AnswerWanted(**case.stamp),) if counts else ()


def _lowered(before: Ticket, after: Ticket, case: Case) -> tuple[Effect, ...]:
    """Return the messages to staff: of what a customer lowers after an answer its assignee is notified alone."""
    if not want_answer(before, case):
        return ()
    back = before.snoozed_until is not None
    return (*_told(after, (), case, directly=not back), *(snooze.notify_assignee(after, case) if back else ()))


def _raises(before: str | None, after: str | None, case: Case) -> bool:
    """Return whether a severity is more severe than the one before it.

    Without a severity it was looked after like the most severe, so that a first one chosen by staff is a raise only if
    it is the top; a customer's first choice always is, since it may come when nobody is looking any more.
    """
    if after is None or after == before:
        return False
    rank = case.plan.rank(after)
    if before is None:
        return rank == 0 or not case.actor.is_staff
    return rank < case.plan.rank(before)


def _told(
    ticket: Ticket, lines: tuple[Line, ...], case: Case, left: tuple[Unassigned, ...] = (), *, directly: bool = True
) -> tuple[Effect, ...]:
    """Return a new line in triage that calls those lines, and direct messages; `left` is who had it, and isn't there.

    The assignee gets one, and with a line that is called at the top severity the TAM too. The person who set it knows.
    """
    plan, customer, by = case.plan, case.customer, case.actor
    whose = tuple(span for one in left for span in assignment.left(ticket, one.name, one.until, plan))

    def calling(channel: Place) -> Message:
        return raised.in_triage(ticket, plan, customer, by, cards.mentions(lines, channel, case), left=whose)

    noted = cards.notes(ticket, calling, case)
    if not directly:
        return noted
    at_the_top = recipients.tam(case) if lines and cards.is_urgent(ticket, plan) else None
    people = (cards.assignee(ticket, case), at_the_top, *cards.out_of_call(lines, case))
    told = recipients.accounts([each for each in people if each and each.id != case.actor.id], case)
    message = raised.directly(ticket, plan, customer, by, left=whose)
    return (*noted, *posts.to_people(ticket, told, message, rank=cards.rank_of(ticket, plan)))


def _who(case: Case) -> str:
    return case.actor.name or "The customer"
