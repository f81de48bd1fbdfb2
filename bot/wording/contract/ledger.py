"""Sentences about what is taken off a customer's allowances, and what is left of them."""

from collections.abc import Iterable
from datetime import datetime

from bot.model.desk import Customer
from bot.model.ids import TicketId
from bot.model.ledger import Balance, Quantity, balance_in, limit_of, quantity
from bot.model.message import Mention, Message, Note, Strong
from bot.model.ticket import Ticket
from bot.sla.periods import period
from bot.wording import citing
from bot.wording.contract.quantities import spoken, typed
from bot.wording.spans import joined, line, message, note, paragraph, plain, quoted
from policies.terms import Allowance, Beyond, Period, Plan

_MORE = {
    Beyond.APPROVAL: "More than that goes to the account manager first.",
    Beyond.REFUSE: "More than that can't be logged.",
}
_PERIODS = {Period.MONTH: "this month", Period.YEAR: "this year", Period.TERM: "this term"}


def left(allowance: Allowance, balance: Balance) -> str:
    """Return what is left of an allowance: “8 h of 10 h are left this term”; without a limit what is used."""
    span = when(allowance)
    limit = limit_of(allowance)
    if limit is None:
        return f"{spoken(quantity(allowance, balance.used))} used {span}"
    whole = quantity(allowance, limit + balance.topped_up)
    rest = max(0, whole.amount - balance.used)
    if allowance.counts == "requests":
        return f"{rest} of {spoken(whole)} left {span}"
    return f"{spoken(quantity(allowance, rest))} of {spoken(whole)} left {span}"


def when(allowance: Allowance) -> str:
    """Return the period of an allowance: “this month”, “in the first 90 days of the term”."""
    if allowance.first_days is not None:
        return f"in the first {allowance.first_days} days of the term"
    return _PERIODS[allowance.per]


def standing(allowance: Allowance, balance: Balance) -> str:
    """Return a line about an allowance: “Block of hours: 8 h of 10 h left this term.”."""
    return f"{allowance.name[:1].upper()}{allowance.name[1:]}: {left(allowance, balance)}."


def open_now(plan: Plan, customer: Customer, now: datetime) -> tuple[tuple[Allowance, Balance], ...]:
    """Return the allowances of a plan that are there now, as far as this process knows what is used of them."""
    found = ((one, balance_of(one, customer, now)) for one in plan.allowances)
    return tuple((one, balance) for one, balance in found if balance)


def balances(plan: Plan, customer: Customer, now: datetime) -> tuple[str, ...]:
    """Return a line about each allowance of a plan that is there now and has an end."""
    return tuple(standing(one, balance) for one, balance in open_now(plan, customer, now) if not one.unlimited)


def left_by_name(plan: Plan, customer: Customer, now: datetime) -> dict[str, str]:
    """Return what is left of each allowance of a plan, in a sentence, by its name; or that it can't be used now."""
    found = ((one, balance_of(one, customer, now)) for one in plan.allowances if not one.unlimited)
    return {
        one.name: f"{customer.name}: {left(one, balance)}." if balance else f"{_closed(one.name, customer)}."
        for one, balance in found
    }


def before_logging(there: Iterable[tuple[Allowance, Balance]]) -> tuple[Note, ...]:
    """Say what is left of each allowance before work is taken off it, and what becomes of more than that."""
    said = [(standing(one, balance), one) for one, balance in there]
    return tuple(note(text if limit_of(one) is None else f"{text} {_MORE[one.beyond]}") for text, one in said)


def balance_of(allowance: Allowance, customer: Customer, now: datetime) -> Balance | None:
    """Return what is used of a customer's allowance in its present period; None if it isn't there now."""
    term = (customer.term.start, customer.term.end) if customer.term else None
    span = period(allowance, customer.zone, term, now)
    return balance_in(customer.balances, allowance.id, span.key) if span else None


def before_asking(kind: str, plan: Plan, customer: Customer, now: datetime) -> Note | None:
    """Say beside the question what a request of that kind would be spent from, and what is left of it.

    None: it would be spent from nothing that has a limit now.
    """
    allowance = plan.allowance_of(kind)
    balance = balance_of(allowance, customer, now) if allowance and limit_of(allowance) is not None else None
    if allowance is None or balance is None:
        return None
    takes = "would be one of your" if allowance.counts == "requests" else "would come off your"
    return note(f"This {takes} {allowance.name}: {left(allowance, balance)}.")


def kind(name: str, plan: Plan, customer: Customer, now: datetime) -> str:
    """Return a kind of request as an option, with what is left of the allowance that it is spent from."""
    allowance = plan.allowance_of(name)
    balance = balance_of(allowance, customer, now) if allowance and limit_of(allowance) is not None else None
    return f"{name} · {left(allowance, balance)}" if allowance and balance else name


def logged(ticket: Ticket, amount: Quantity, stands: tuple[Allowance, Balance], name: str, why: str) -> Message:
    """Say under the card that somebody logged work, and what is left."""
    allowance, balance = stands
    head = line(Strong(text=name), f" logged {spoken(amount)} for {ticket.id}: {quoted(why)}")
    rest = note(standing(allowance, balance))
    return message((*head, *line(f" {standing(allowance, balance)}")), paragraph(*head), rest)


def logged_back(ticket: Ticket, amount: Quantity, allowance: Allowance, balance: Balance) -> Message:
    """Tell who logged work what is left, and how to take it back."""
    undo = f"“log {ticket.id} reverse {typed(amount)} why” takes it back."
    return plain(f"Logged: {spoken(amount)} for {ticket.id}. {standing(allowance, balance)} {undo}")


def reversed_back(ticket: Ticket, amount: Quantity, name: str, why: str) -> Message:
    """Say that somebody gave an amount back."""
    return plain(Strong(text=name), f" gave back {spoken(amount)} of {ticket.id}: {quoted(why)}")


def nothing_to_reverse(ticket: Ticket, amount: Quantity) -> Message:
    """Say that less than that was logged."""
    return plain(f"{spoken(amount)} is logged for {ticket.id} in all, so there isn't that much to take back.")


def how(ticket: Ticket, allowances: Iterable[Allowance]) -> Message:
    """Say how work is logged under a plan."""
    examples = {"hours": "1h30m", "requests": "1", "money": "120.50"}
    forms = dict.fromkeys(f"“log {ticket.id} {examples[one.counts]} why”" for one in allowances)
    return plain(f"Say how much, and what for: {joined(tuple(forms), last='or')}.")


def which(ticket: Ticket, allowances: tuple[Allowance, ...]) -> Message:
    """Ask which allowance is meant."""
    named = joined(tuple(f"“{one.id}” ({one.name})" for one in allowances), last="or")
    return plain(f"Which one is it off? Name it first: {named}, as in “log {ticket.id} {allowances[0].id} 1 why”.")


def nothing_to_log(plan: Plan, customer: Customer) -> Message:
    """Say that there is nothing to take work off: the plan counts nothing, or nothing at present."""
    return not_there(plan.allowances[0], plan, customer) if plan.allowances else no_allowances(plan, customer)


def no_allowances(plan: Plan, customer: Customer) -> Message:
    """Say that the plan counts nothing, and where a clause on that would be."""
    text = f"{customer.name}'s plan ({plan.name}) counts no work, so there is nothing to log."
    return message(line(text), paragraph(text), note(f"{plan.document} has no clause that counts any."))


def no_contract(customer: Customer) -> Message:
    """Say that nothing is agreed with the customer."""
    return plain(f"Nothing is on record of {customer.name}'s contract, so there is nothing to log against.")


def not_there(allowance: Allowance, plan: Plan, customer: Customer) -> Message:
    """Say that an allowance isn't there at present, by which clause."""
    text = f"{_closed(allowance.name, customer)}. Ask the account manager."
    return message(line(text), paragraph(text), citing.cited(plan, allowance.source))


def _closed(name: str, customer: Customer) -> str:
    return f"{customer.name}'s {name} can't be used today: the days for that are over, or haven't begun"


def runs_out(
    stands: tuple[Allowance, Balance], plan: Plan, customer: Customer, called: tuple[Mention, ...] = ()
) -> Message:
    """Tell the account manager that most of an allowance is used, by which clause; said once in a period."""
    calls = (span for mention in called for span in line(" ", mention))
    head = line(Strong(text=customer.name), f" is running low. {standing(*stands)}", *calls)
    return message(head, paragraph(*head), citing.cited(plan, stands[0].source))


def counted(allowance: Allowance, balance: Balance, ticket: TicketId, plan: Plan) -> Message:
    """Tell the customer that their request counts against an allowance, what is left, and by which clause."""
    if allowance.counts == "requests":
        text = f"{ticket} counts as one of your {allowance.name}: {left(allowance, balance)}."
    else:
        text = f"What we do for {ticket} comes off your {allowance.name}: {left(allowance, balance)}."
    return message(line(text), paragraph(text), citing.cited(plan, allowance.source))
