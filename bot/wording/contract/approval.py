"""Sentences about what somebody wishes for beyond the limits of a contract, and what the account manager decides."""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from msgspec import Struct

from bot.model.approval import AllowanceWish, Approval, ContactWish, Ruling, SeverityWish, TermWish
from bot.model.desk import Customer
from bot.model.message import Button, Buttons, Mention, Message, Note, Span, Strong, Style, When
from bot.sla.lateness import Lateness
from bot.wording import amounts
from bot.wording.contract import appeal, duties, overdraft
from bot.wording.contract.quantities import spoken
from bot.wording.contract.roster import included
from bot.wording.intake import outside_term
from bot.wording.spans import clipped, joined, line, message, note, paragraph, plain, stopped
from policies.terms import Plan


class Late(Struct, frozen=True, kw_only=True):
    """The time by which it should have been decided (UTC), and how late that is `now`."""

    due_at: datetime
    now: datetime
    over: Lateness


def named(approval: Approval) -> str:
    """Name what is wished for: a contact, an amount of an allowance, or a severity."""
    match approval.wish:
        case ContactWish(contact=contact):
            return contact.name
        case AllowanceWish(quantity=quantity, allowance_name=name, ticket=ticket):
            return f"{spoken(quantity)} of the {name} for {ticket}"
        case SeverityWish(wanted_name=name, ticket=ticket):
            return f"{name} for {ticket}"
        case TermWish(text=text):
            return f"“{clipped(text, 60)}”"
        case _:
            assert_never(approval.wish)


def wanted(
    approval: Approval, customer: Customer, plan: Plan, contacts: int, called: tuple[Mention, ...] = ()
) -> Message:
    """Ask the account manager, or whoever is `called`, to decide; `contacts` is how many there are now."""
    who, maximum = named(approval), plan.contacts.maximum
    head = line(
        Strong(text=customer.name),
        f": {approval.name} would like {who} as a designated contact. That makes {contacts + 1}, "
        f"and {maximum} are included.",
        *(span for mention in called for span in line(" ", mention)),
    )
    return message(head, paragraph(*head), included(plan), _how(approval), buttons(approval))


def asked(approval: Approval, customer: Customer, plan: Plan, contacts: int, tam: str) -> Message:
    """Tell who wishes for it that somebody has to decide, and who."""
    who = named(approval)
    decides = f"{tam}, your account manager," if tam else "your account manager"
    text = (
        f"{customer.name} has {contacts} designated contacts, and {plan.name} includes {plan.contacts.maximum}. "
        f"I've asked {decides} about {who}; you'll read here what comes of it."
    )
    return message(line(text), paragraph(text), included(plan))


def asked_already(approval: Approval, tam: str) -> Message:
    """Say that somebody wished for it before, and that it isn't decided yet."""
    return plain(f"{named(approval)} is waiting for {tam or 'the account manager'} to decide already.")


def still_open(approval: Approval, customer: Customer, late: Late, called: tuple[Mention, ...] = ()) -> Message:
    """Remind whoever decides that somebody waits for it."""
    was = f"{amounts.ago(late.over)}." if late.now > late.due_at else "."
    if isinstance(approval.wish, SeverityWish):
        waits = line(" Our goal was ", When(at=late.due_at, zone=approval.hours.zone), was)
        return appeal.still_open(approval, approval.wish, customer, waits, called)
    if isinstance(approval.wish, TermWish):
        waits = line(" Our goal was ", When(at=late.due_at, zone=approval.hours.zone), was)
        return outside_term.still_open(approval, approval.wish, customer, waits, called)
    can_be = " can be a designated contact" if isinstance(approval.wish, ContactWish) else " may be used"
    head = line(
        Strong(text=customer.name),
        f": {approval.name} still waits to hear whether {named(approval)}{can_be}. Our goal was ",
        When(at=late.due_at, zone=approval.hours.zone),
        was,
        *(span for mention in called for span in line(" ", mention)),
    )
    return message(head, paragraph(*head), _how(approval), buttons(approval))


def granted(named: Span, customer: Customer, by: str, plan: Plan) -> Message:
    """Tell the customer's people that somebody has been approved, who is asked what the plan asks of them."""
    head = line(named, f" is a designated contact for {customer.name} now, and can open tickets. {by} approved it.")
    return message(head, paragraph(*head), *duties.asked(plan))


def granted_as_wished(approval: Approval, customer: Customer, by: str) -> Message:
    """Tell who wished for it elsewhere that it is granted."""
    return plain(f"{by} approved it: {named(approval)} is a designated contact for {customer.name} now.")


def declined(approval: Approval, customer: Customer, plan: Plan, ruled: tuple[str, str], asker: Span) -> Message:
    """Tell who wished for it that it isn't granted, by whom and why (`ruled`), and by which clause it needed that."""
    by, why = ruled
    because = f" {stopped(why)}" if why else ""
    if isinstance(approval.wish, ContactWish):
        what = f"{by} decided not to add {named(approval)} as a designated contact for {customer.name}"
        head = line(asker, f": {what}{f': {stopped(why)}' if why else '.'}")
        return message(head, paragraph(*head), included(plan))
    head = line(asker, f": {by} doesn't add {named(approval)}.{because} The ticket goes on as it is.")
    clause = overdraft.clause_of(approval.wish, plan) if isinstance(approval.wish, AllowanceWish) else None
    return message(head, paragraph(*head), clause)


def on_record(approval: Approval, customer: Customer, plan: Plan, contacts: int, fee: str) -> Message:
    """Tell who granted it that it counts, with the fee, and by which clause."""
    what = f"The fee on record: {stopped(fee)}" if fee else "No fee is on record."
    text = f"Done: {named(approval)} is designated contact number {contacts} for {customer.name}. {what}"
    return message(line(text), paragraph(text), included(plan))


def needless(approval: Approval, customer: Customer, contacts: int, plan: Plan) -> Message:
    """Tell who granted it that no approval is needed any more, since somebody has left meanwhile: there is no fee."""
    return plain(
        f"Done: {named(approval)} is a designated contact for {customer.name} now. Somebody left meanwhile, "
        f"so with {contacts} of {plan.contacts.maximum} included no approval is needed and no fee is due."
    )


def there_already(approval: Approval, customer: Customer) -> Message:
    """Tell who granted it that the contact is there already."""
    return plain(f"{named(approval)} is a designated contact for {customer.name} by now; nothing else changes.")


def noted_as_declined(approval: Approval) -> Message:
    """Tell who declined it that it is done."""
    return plain(f"Done: {approval.name} will read that {named(approval)} isn't added.")


def decided_already(approval: Approval) -> Message:
    """Say that somebody decided it before."""
    by = approval.decided
    if by is None:
        return plain(f"Number {approval.number} is open.")
    who = named(approval)
    if by.ruling is Ruling.WITHDRAWN:
        return plain(f"There's nothing left to decide about {who}: {by.name} has seen to it meanwhile.")
    how = "approved" if by.ruling is Ruling.APPROVED else "declined"
    return plain(f"{by.name} has {how} {who} already.")


def decided(approval: Approval, customer: Customer) -> Message:
    """Return what is left of the messages that asked, once it is decided: who decided what, in a line."""
    by, what = approval.decided, f"{named(approval)} ({approval.name} asked)"
    if by is None or by.ruling is Ruling.WITHDRAWN:
        return _small(f"{customer.name}: there's nothing to decide about {what} any more.")
    how = "approved" if by.ruling is Ruling.APPROVED else "declined"
    words = f": {stopped(by.words)}" if by.words else "."
    return _small(f"{customer.name}: {by.name} {how} {what}{words}")


def asked_again(approval: Approval, customer: Customer) -> Message:
    """Return what is left of a message once a reminder has come after it."""
    what = f"{named(approval)} ({approval.name} asked)"
    return _small(f"{customer.name}: {what} isn't decided yet; see the reminder below.")


def _small(said: str) -> Message:
    return message(line(said), note(said))


def withdrawn(approval: Approval) -> Message:
    """Tell who withdrew a wish that it is done."""
    return plain(f"Done: nobody is asked about {named(approval)} any more.")


def not_wanted(approval: Approval, customer: Customer, by: str) -> Message:
    """Tell the account manager that somebody no longer wishes for it."""
    who = named(approval)
    return plain(Strong(text=customer.name), f": {by} no longer asks for {who}, so there's nothing to decide.")


def waiting(approvals: Iterable[Approval]) -> str:
    """Return for whom the account manager's decision is still awaited; empty if for nobody."""
    names = joined(tuple(named(one) for one in approvals if one.is_open and isinstance(one.wish, ContactWish)))
    return f"Waiting for the account manager's decision: {names}." if names else ""


def unknown(number: int) -> Message:
    """Say that there is no such approval, in the same words if there is one that this person may not see."""
    return plain(f"There's nothing to decide under number {number}. What you were asked names its number.")


def _how(approval: Approval) -> Note:
    number = approval.number
    return note(f"With words: “approve {number} what the fee is”, “decline {number} why”.")


def buttons(approval: Approval) -> Buttons:
    """Return the buttons that decide it."""
    if isinstance(approval.wish, TermWish):
        return outside_term.buttons(approval)
    subject = str(approval.number)
    approve = Button(label="Approve", verb="approve", subject=subject, style=Style.PRIMARY)
    return Buttons(buttons=(approve, Button(label="Decline", verb="decline", subject=subject)))
