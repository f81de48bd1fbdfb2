"""Sentences about designated contacts who join, leave or follow each other, and why that can't be."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from bot.model.contract_limit import BrokenLimit, ContractLimit
from bot.model.desk import Customer
from bot.model.message import Message, Note, Span, Strong
from bot.model.people import Contact
from bot.model.roster_news import RosterNews
from bot.wording import citing, refusals
from bot.wording.contract import duties
from bot.wording.spans import clipped, joined, line, message, paragraph, plain
from policies.terms import Plan


class RosterChange(Struct, frozen=True, kw_only=True):
    """A change of a customer's roster: who joins, who leaves, by whose act, and everybody who is on it then."""

    customer: Customer
    by: str
    contacts: tuple[Contact, ...]
    joins: Contact | None = None
    leaves: Contact | None = None


def in_channel(change: RosterChange, named: Span, plan: Plan) -> Message:
    """Tell the customer's people in their channel; `named` calls whoever joins, who is asked what the plan asks."""
    of = change.customer.name
    if change.joins is None:
        gone = change.leaves.name if change.leaves else ""
        return plain(Strong(text=gone), f" isn't a designated contact for {of} any more. {_left(change)}")
    instead = f", instead of {change.leaves.name}" if change.leaves else ""
    done_to = "arranged that" if change.leaves else "added them"
    head = line(named, f" is a designated contact for {of} now{instead}, and can open tickets. {change.by} {done_to}.")
    return message(head, paragraph(*head), *duties.asked(plan))


def to_manager(change: RosterChange, plan: Plan) -> Message:
    """Tell the account manager what somebody else has changed."""
    head = line(Strong(text=change.customer.name), f": {change.by} {_did(change)}. {_counted(change, plan)}")
    return message(head, paragraph(*head))


def done(change: RosterChange) -> Message:
    """Tell who did it that it is done, and how to undo it."""
    if change.leaves and change.joins:
        back = f"“contacts transfer {change.joins.name} to @{change.leaves.name}”"
        return plain(f"Done: {change.joins.name} is in the place of {change.leaves.name} now. {back} undoes it.")
    if change.joins:
        undo = f"“contacts remove {change.joins.name}” undoes it."
        return plain(f"Done: {change.joins.name} is a designated contact for {change.customer.name} now. {undo}")
    gone = change.leaves.name if change.leaves else ""
    return plain(
        f"Done: {gone} isn't a designated contact for {change.customer.name} any more. "
        f"“contacts add @{gone}” undoes it."
    )


def refused(limits: Sequence[BrokenLimit], plan: Plan, customer: Customer) -> Message:
    """Say what the terms don't allow, with the clause, and what to do instead."""
    text = " ".join(_why(one, plan, customer) for one in limits)
    is_of_terms = any(one.limit in (ContractLimit.TOO_MANY, ContractLimit.TOO_FEW) for one in limits)
    return message(line(text), paragraph(text), citing.cited(plan, plan.contacts.source) if is_of_terms else None)


def no_person(contact: Contact) -> Message:
    """Say that a program can't be a contact."""
    return plain(f"{contact.name} is an assistant, and contacts are people. Name the person who should ask for you.")


def contact_already(contact: Contact, customer: Customer) -> Message:
    """Say that they are a designated contact already."""
    return plain(f"{contact.name} is a designated contact for {customer.name} already.")


def whom_to_add() -> Message:
    """Ask who is meant."""
    return plain("Whom should I add? Mention them or give their email address: “contacts add @Name”.")


def whom_to_transfer_to() -> Message:
    """Ask who is meant."""
    return plain("Who takes over? Mention them or give their email address: “contacts transfer @Name to @Name”.")


def which_contact(typed: str, contacts: Sequence[Contact], customer: Customer) -> Message:
    """Say that nobody, or more than one, is called that, and who is there."""
    names = joined(tuple(one.name for one in contacts), last="or")
    if not names:
        return plain(f"{customer.name} has no designated contacts yet.")
    return plain(f"Who is “{clipped(typed, 40)}”? For {customer.name} there is {names}.")


def not_your_customer(customer: Customer, tam: str) -> Message:
    """Tell a member of staff who decides for this customer."""
    return plain(f"That's for {_whoever(tam)} or a lead to decide: {customer.name} is theirs.")


def contacts_change_it(plan: Plan, customer: Customer, tam: str, today: date) -> Message:
    """Tell one of the customer's people who may change its contacts, and by which clause there are any."""
    names = refusals.contact_names(customer, today)
    who = f"{names}, or {_whoever(tam)}" if names else _whoever(tam)
    text = f"{who[:1].upper()}{who[1:]} can change that for {customer.name}."
    return message(line(text), paragraph(text), citing.cited(plan, plan.contacts.source))


def no_contract(customer: Customer) -> Message:
    """Say that nothing can be agreed yet."""
    return plain(f"The plan of {customer.name} isn't set up here yet, so its contacts are in the desk file alone.")


def included(plan: Plan) -> Note:
    """Return how many are included, by which clause."""
    says = plan.contacts.beyond_says
    return citing.cited(plan, plan.contacts.source, f"{says} " if says else "")


def _why(limit: BrokenLimit, plan: Plan, customer: Customer) -> str:
    rule = plan.contacts
    match limit.limit:
        case ContractLimit.TOO_MANY:
            return (
                f"{customer.name} has {rule.maximum} designated contacts already, and {plan.name} allows no more. "
                "“contacts transfer @Name to @Name” gives one's place to somebody else."
            )
        case ContractLimit.TOO_FEW:
            return (
                f"Somebody has to stay: {plan.name} wants at least {rule.minimum} designated contact"
                f"{'s' if rule.minimum > 1 else ''}. “contacts transfer @Name to @Name” changes who that is."
            )
        case ContractLimit.ACCOUNT_TWICE:
            return "They are a designated contact already."
        case ContractLimit.OUR_OWN:
            return "They are on our side of the desk, so they can't be a designated contact too."
        case ContractLimit.WORSE:
            return "The plan would get worse within the term."


def _did(change: RosterChange) -> str:
    if change.joins and change.leaves:
        return f"gave the place of {change.leaves.name} to {change.joins.name}"
    if change.joins:
        return f"added {change.joins.name} as a designated contact"
    return f"removed {change.leaves.name if change.leaves else ''} from the designated contacts"


def _counted(change: RosterChange, plan: Plan) -> str:
    maximum = plan.contacts.maximum
    of = f" of {maximum} included" if maximum else ""
    return f"That makes {len(change.contacts)}{of}."


def _left(change: RosterChange) -> str:
    names = joined(tuple(one.name for one in change.contacts))
    there = f"{names} can still open tickets." if names else "Nobody is named now."
    return f"{there} {change.by} removed them."


def _whoever(tam: str) -> str:
    return f"{tam}, the account manager," if tam else "the account manager"


def news(one: RosterNews) -> str:
    """Say who joined a roster, left it, or has another's place on it."""
    if one.gone:
        return f"{one.name} isn't a designated contact any more."
    return f"{one.name} is a designated contact{f' in the place of {one.instead_of}' if one.instead_of else ''}."
