"""Sentences about more than is left of an allowance: what can't be, what the account manager decides, what they did."""

from msgspec.structs import replace

from bot.model.approval import AllowanceWish, Approval
from bot.model.desk import Customer
from bot.model.ids import TicketId
from bot.model.ledger import Balance, Quantity
from bot.model.message import Button, Buttons, Mention, Message, Note, Strong, Style
from bot.wording import citing
from bot.wording.contract.ledger import standing, when
from bot.wording.contract.quantities import spoken
from bot.wording.spans import clipped, line, message, note, paragraph, plain
from policies.terms import Allowance, Plan


def refused(amount: Quantity, allowance: Allowance, balance: Balance, plan: Plan) -> Message:
    """Say that more than what is left can't be logged, by which clause."""
    text = f"That's {spoken(amount)}. {standing(allowance, balance)} More can't be taken off it."
    return message(line(text), paragraph(text), citing.cited(plan, allowance.source))


def asked(amount: Quantity, stands: tuple[Allowance, Balance], plan: Plan, customer: Customer) -> Message:
    """Tell who logged work that the account manager decides, since more is asked for than is left, by which clause."""
    head = f"That's {spoken(amount)}. {standing(*stands)}"
    text = f"{head} I've asked {customer.name}'s account manager; it's logged once they approve it."
    return message(line(text), paragraph(text), citing.cited(plan, stands[0].source))


def wanted(
    approval: Approval, available: int, customer: Customer, plan: Plan, called: tuple[Mention, ...] = ()
) -> Message:
    """Ask the account manager, or whoever is `called`, whether more than an allowance has may be spent."""
    wished = approval.wish
    if not isinstance(wished, AllowanceWish):
        raise TypeError("only what is wished for of an allowance is asked for like this")
    rest = spoken(replace(wished.quantity, amount=available)) if available > 0 else "nothing"
    why = f" “{clipped(wished.text)}”" if wished.text else ""
    head = line(
        Strong(text=customer.name),
        f": {wished.ticket} needs {spoken(wished.quantity)} of the {wished.allowance_name}, with {rest} left.{why}",
        *(span for mention in called for span in line(" ", mention)),
    )
    subject = str(approval.number)
    return message(
        head,
        paragraph(*head),
        note(f"{approval.name} asks. The ticket goes on meanwhile."),
        clause_of(wished, plan),
        Buttons(
            buttons=(
                Button(label="Approve", verb="approve", subject=subject, style=Style.PRIMARY),
                Button(label="Decline", verb="decline", subject=subject),
            )
        ),
    )


def granted(wished: AllowanceWish, added: Quantity, customer: Customer, by: str) -> Message:
    """Tell staff that an amount may be spent, and how much was added for it."""
    more = f"{spoken(added)} added" if added.amount else "there was enough by then, so nothing is added"
    spent = f"{spoken(wished.quantity)} of {customer.name}'s {wished.allowance_name}"
    return plain(f"Approved by {by}: {spent} for {wished.ticket} ({more}).")


def granted_to_customer(wished: AllowanceWish, by: str, plan: Plan) -> Message:
    """Tell the customer that what goes beyond is approved, and by which clause it needed that."""
    text = f"{by} approved {spoken(wished.quantity)} more of your {wished.allowance_name}, for {wished.ticket}."
    return message(line(text), paragraph(text), clause_of(wished, plan))


def clause_of(wished: AllowanceWish, plan: Plan) -> Note | None:
    """Return the clause of the allowance that more is wished for of; None if the plan has it no more."""
    source = next((one.source for one in plan.allowances if one.id == wished.allowance), None)
    return citing.cited(plan, source) if source else None


def used_up(allowance: Allowance, ticket: TicketId, plan: Plan, tam: str) -> Message:
    """Tell the customer that an allowance is used up, and who decides; their ticket goes on."""
    number = f"{allowance.limit} " if allowance.limit is not None else ""
    head = f"Your {number}{allowance.name} {when(allowance)} are used."
    text = (
        f"{head} I've asked {tam or 'your account manager'} whether {ticket} can be on top; we go on with it meanwhile."
    )
    return message(line(text), paragraph(text), citing.cited(plan, allowance.source))


def gone(ticket: TicketId) -> Message:
    """Say that the ticket isn't there any more."""
    return plain(f"{ticket} isn't there any more, so nothing is spent on it.")


def there_no_more(name: str, customer: Customer) -> Message:
    """Say that the plan has no such allowance any more."""
    return plain(f"{customer.name}'s plan has no {name} any more, so nothing is taken off it.")
