"""A customer's plan in short: who may ask, what is promised, when, and what is left out."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.model.contract import Contract
from bot.model.desk import Customer, Desk
from bot.model.message import Block, Heading, Message, Note, Paragraph, Strong
from bot.wording import amounts, citing, coverage, phone_lines
from bot.wording.contract import approval, duties, ledger, notices
from bot.wording.intake import outside_term
from bot.wording.question import ways
from bot.wording.spans import joined, line, message, note, paragraph, plain, spaced, stopped
from policies.terms import Openers, Plan


def contacts(
    plan: Plan,
    customer: Customer,
    tam: str | None,
    now: datetime,
    contract: Contract | None = None,
    *,
    assistants: Sequence[str] = (),
) -> Message:
    """Say who may ask, from when, by which clause, how to change that, and what they have left. `tam` is whom to ask.

    By the contract it is known who has confirmed what the plan asks of contacts, and for whom a decision is awaited.
    `assistants` are the names of the customer's programs.
    """
    named = customer.contacts_on(customer.today(now))
    coming = tuple(one for one in customer.contacts if one not in named)
    anyone = plan.contacts.may_open is Openers.ANYONE
    asks = f"anyone at {customer.name} can open tickets" if anyone else "designated contacts open tickets"
    who = f"On {plan.name}, {asks}."
    names = joined(tuple(one.name for one in named)) or "nobody yet"
    later = "".join(f" {one.name} follows on {one.since:%d %b %Y}." for one in coming if one.since)
    them = f"Designated contacts of {customer.name}: {names}.{later}"
    most = f" {plan.name} includes {plan.contacts.maximum}." if plan.contacts.maximum else ""
    how = "Contacts can change this themselves (“contacts add @Name”, “contacts remove @Name”)"
    change = f"{how}, or ask {tam or 'your account team'}.{most}"
    confirmed = duties.standing(contract.roster, plan, customer) if contract else ""
    waiting = approval.waiting(contract.approvals) if contract else ""
    return message(
        line(f"{who} {them} {change}"),
        paragraph(who),
        paragraph(them),
        paragraph(f"{joined(tuple(assistants))} can read along and take notes, but can't ask.") if assistants else None,
        paragraph(confirmed) if confirmed else None,
        paragraph(waiting) if waiting else None,
        paragraph(change),
        *(note(one) for one in ledger.balances(plan, customer, now)),
        citing.cited(plan, plan.contacts.source),
    )


def plan(of: Plan, customer: Customer, now: datetime, others: Iterable[Plan] = ()) -> Message:
    """Return the plan: severities with their promises, hours, the channel, exclusions, and the clauses.

    `others` are those that the customer has besides, for some of its products.
    """
    promises = "; ".join(f"{severity.name}: {_summed_up(of, severity.id)}" for severity in of.severities)
    edition = f" ({of.edition})" if of.edition else ""
    hours = coverage.now_open(of, now, customer.region)
    return message(
        line(f"{customer.name} has {of.name}{edition}. First responses: {promises}."),
        Heading(text=f"{customer.name} · {of.name}{edition}"),
        *(_severity(of, severity.id) for severity in of.severities),
        paragraph(*spaced(*hours)) if hours else None,
        *(Paragraph(spans=said) for said in phone_lines.to_call(of, now)),
        paragraph(f"{of.chat.says} ", ways(of.chat.ways)),
        *(paragraph(one) for one in ledger.balances(of, customer, now)),
        _left_out(of),
        _term(customer, now),
        *(note(notices.to_come(one)) for one in customer.notices),
        *_sources(of),
        _others(others, customer),
    )


def which_customer(typed: str, desk: Desk, *, staff: bool) -> Message:
    """Say that there is no such customer, or that none was named; the vendor's staff are given the names."""
    problem = f"There is no customer “{typed[:40]}” here." if typed else ""
    if not staff:
        return plain(problem or "Please ask in your support channel.")
    known = joined(tuple(one.id for one in desk.customers), last="or")
    return plain(f"{problem} Write the customer too: {known}.".strip())


def _promise(of: Plan, severity: str) -> str:
    target = of.target(severity)
    return (amounts.within(target) if target else "") or "no time is promised"


def _summed_up(of: Plan, severity: str) -> str:
    """Return what is promised first: the first response, or else whatever there is."""
    target = of.target(severity)
    return _promise(of, severity) if target and target.amount else _promises(of, severity)


def _promises(of: Plan, severity: str) -> str:
    target = of.target(severity)
    first = f"first response {_promise(of, severity)}" if target and target.amount else ""
    return ", ".join(each for each in (first, coverage.beyond(of, severity)) if each) or _promise(of, severity)


def _severity(of: Plan, severity: str) -> Block:
    return paragraph(Strong(text=of.severity(severity).name), f": {_promises(of, severity)}.")


def _others(others: Iterable[Plan], customer: Customer) -> Block | None:
    """Say which other plans there are, and for what; the product of a request decides which one counts."""
    named = joined(tuple(_named(one, customer) for one in others))
    return note(f"Some products have another plan: {named}. Tell us which product it is about.") if named else None


def _named(plan: Plan, customer: Customer) -> str:
    products = joined(tuple(product for product in customer.products if product in plan.products))
    return f"{plan.name} ({products})" if products else plan.name


def _left_out(of: Plan) -> Block | None:
    said = " ".join(stopped(exclusion.says) for exclusion in of.exclusions)
    return paragraph(Strong(text="Not included"), f": {said}") if said else None


def _term(customer: Customer, now: datetime) -> Block | None:
    said = outside_term.of_term(customer, customer.today(now))
    return note(said) if said else None


def _sources(of: Plan) -> list[Note]:
    """Return each clause behind the above, once."""
    targets = [target for severity in of.severities for target in of.targets[severity.id].values()]
    phones = (one.source for one in of.phone_lines)
    found = (of.severity_rule.source, *(one.source for one in targets), of.chat.source, *phones)
    return list(dict.fromkeys(citing.cited(of, source) for source in found))
