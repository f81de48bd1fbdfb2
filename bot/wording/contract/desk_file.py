"""Sentences about a desk file that meets what was agreed since: for triage, account managers and operators."""

from collections.abc import Iterable, Sequence

from bot.events import ContactAdded, ContactChanged, ContactRemoved, ContractEvent, TermChanged
from bot.model.contract import Contract, PlanInForce
from bot.model.contract_limit import BrokenLimit, ContractLimit
from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.message import Message, Strong
from bot.wording import citing
from bot.wording.contract.history import FIELDS
from bot.wording.spans import joined, plain
from policies.terms import Plan


def undone(event: ContractEvent, before: Contract, desk: Desk) -> str:
    """Return what an event of a desk file undoes that was agreed since, in words; empty if nothing."""
    match event:
        case ContactAdded(contact=contact) if event.overrode:
            return f"{contact.name} is a designated contact again, after they had been removed"
        case ContactChanged(contact=contact) if event.overrode:
            fields = joined(tuple(FIELDS[name] for name in event.overrode))
            return f"{contact.name} has the {fields} of the file again{_whose(contact.id, before, desk)}"
        case ContactRemoved(contact=gone) if event.overrode:
            return f"{_name(gone, before)} isn't a designated contact any more{_whose(gone, before, desk)}"
        case TermChanged() if event.overrode:
            return "the subscription has the first and last day of the file again"
        case _:
            return ""


def brought_up_to_date(was: PlanInForce) -> str:
    """Return the remark that a plan's pack has changed, and that the plan will follow it."""
    return (
        f"{was.ref} reads otherwise in its pack now than when it came into force on {was.since:%d %b %Y}, and would be "
        "in force as it reads now; what is open keeps its own"
    )


def left_as_it_is(customer: str, in_force: PlanInForce) -> str:
    """Return the remark that a customer keeps what is agreed, since nobody knows the plan that the file names."""
    kept = f"{customer} keeps {in_force.ref} and all that is agreed"
    return f"until that plan is known, nothing that this file says of their plans, contacts and term counts: {kept}"


def undone_by_file(customer: str, what: Sequence[str]) -> Message:
    """Tell triage and the account manager what a desk file has replaced that was agreed since."""
    return plain(
        Strong(text=customer),
        f": the desk file has replaced what was agreed since it was last applied: {'; '.join(what)}. "
        "If that wasn't meant, change it in the file and apply it again.",
    )


def refused(customer: str, limits: Iterable[str]) -> Message:
    """Tell triage that the contract with a customer stays as it was, since the file would break these limits."""
    return plain(
        Strong(text=customer),
        f": their contacts, plan and term stay as they were, since with the new desk file {joined(tuple(limits))}. "
        "Please mend the file and apply it again.",
    )


def broken(limit: BrokenLimit, plan: Plan) -> str:
    """Return what would be wrong with a roster, by which clause."""
    rule = plan.contacts
    match limit.limit:
        case ContractLimit.TOO_MANY:
            says = f"there would be {limit.what} designated contacts with those added since, and {rule.maximum} may be"
            return f"{says} ({citing.clause(plan, rule.source)})"
        case ContractLimit.TOO_FEW:
            says = f"there would be {limit.what} designated contacts without those removed since, and at least"
            return f"{says} {rule.minimum} must be ({citing.clause(plan, rule.source)})"
        case ContractLimit.ACCOUNT_TWICE:
            return f"two contacts would have the account {limit.what}"
        case ContractLimit.OUR_OWN:
            return f"{limit.what} would be one of ours and one of theirs"
        case ContractLimit.WORSE:
            return f"the plan would get worse within the term, which the terms forbid ({limit.clause}): {limit.what}"


def _whose(contact: PersonId, before: Contract, desk: Desk) -> str:
    """Return who changed a contact last, and when: what they did is undone."""
    seat = before.seat(contact)
    if seat is None:
        return ""
    person = desk.person(PersonId(seat.changed_by))
    return f", which {person.name if person else seat.changed_by} had changed on {seat.changed_at:%d %b %Y}"


def _name(contact: PersonId, before: Contract) -> str:
    seat = before.seat(contact)
    return seat.contact.name if seat else contact
