"""The kind of a request, set by staff: what an allowance is spent by follows from it, in the same decision."""

from bot.commands import SetKind
from bot.engine.milestones.follow import happen
from bot.engine.situation import Case, Decision, answer, reply_to_actor
from bot.engine.ticket import cards
from bot.events import KindChanged
from bot.language import kinds
from bot.model.ticket import Status, Ticket
from bot.wording import refusals
from bot.wording.contract import ledger
from bot.wording.intake import form
from bot.wording.ticket import kind as words


def _closed(ticket: Ticket, case: Case) -> str:
    """Return the name of the allowance that its kind is spent from, if that isn't there now; empty if it is."""
    allowance = case.plan.allowance_of(ticket.kind)
    is_there = allowance is None or ledger.balance_of(allowance, case.customer, case.now) is not None
    return "" if allowance is None or is_there else allowance.name


def set_kind(command: SetKind, case: Case, ticket: Ticket) -> Decision:
    """Set the kind to the one that is meant; of a closed ticket it stays, since what it spent is settled."""
    if ticket.status is Status.CLOSED:
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    there = case.plan.kinds or form.KINDS
    meant = kinds.meant(command.text, there)
    if len(meant) != 1:
        return answer(words.which(ticket, meant or there))
    if meant == (ticket.kind,):
        return answer(words.is_it_already(ticket))
    event = KindChanged(**case.stamp, name=case.actor.name, kind=meant[0])
    after = happen(ticket, event, targets=case.targets).after
    told = words.changed(ticket, event.name, event.kind)
    back = words.done(after, _closed(after, case))
    effects = (*cards.notes(ticket, told, case), *cards.refresh(after, case), *reply_to_actor(back, case))
    return Decision(events=(event,), effects=effects)
