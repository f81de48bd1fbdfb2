"""The history of what is agreed with a customer, one line for each event."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from bot import events
from bot.events import ContractEvent
from bot.events.contract import REMOVAL
from bot.events.ledger import Entry
from bot.model.approval import ContactWish
from bot.model.contract import PlanInForce
from bot.model.notice import Notice
from bot.model.people import Contact
from bot.wording.contract.approval import named
from bot.wording.contract.quantities import spoken
from bot.wording.spans import joined, stopped

FIELDS: Final[Mapping[str, str]] = {
    "name": "name",
    "email": "email",
    "accounts": "accounts",
    "since": "first day",
}
"""The fields of a contact, as people call them."""

LINES: Final[dict[type[ContractEvent], Callable[[Any], str]]] = {
    events.ContractOpened: lambda it: (
        f"The desk file named them first: {joined(tuple(map(_plan, it.plans)))}, "
        f"{joined(tuple(one.name for one in it.section.contacts)) or 'nobody'} as designated contacts."
    ),
    events.PlanChanged: lambda it: f"{_plan(it.plan)} is in force{_though(it)}.",
    events.PlanEnded: lambda it: f"{it.product} has no plan of its own any more{_though(it)}.",
    events.TermChanged: lambda it: (
        (f"The term runs from {it.term.start} to {it.term.end}" if it.term else "No term is agreed any more")
        + _though(it)
        + _overriding(it.overrode)
    ),
    events.ContactAdded: lambda it: (
        f"{_contact(it.contact)} is a designated contact"
        f"{f' by approval {it.grant.approval}' if it.grant else ''}{_overriding(it.overrode)}"
    ),
    events.ContactChanged: lambda it: f"{_contact(it.contact)} was changed{_overriding(it.overrode)}",
    events.ContactRemoved: lambda it: f"{it.contact} isn't a designated contact any more{_overriding(it.overrode)}",
    events.ContactTransferred: lambda it: f"{_contact(it.to)} is a designated contact in the place of {it.contact}.",
    events.ContactLeft: lambda it: f"{it.contact} left a channel of theirs.",
    events.ContactDeactivated: lambda it: f"The account of {it.contact} is gone: {it.account}.",
    events.ContactReturned: lambda it: f"{it.contact} is there again.",
    events.Attested: lambda it: f"{it.contact} confirmed what the plan asks of a designated contact.",
    events.ApprovalAsked: lambda it: (
        f"{it.approval.name} wished for {named(it.approval)}"
        f"{' as a designated contact' if isinstance(it.approval.wish, ContactWish) else ''} "
        f"(approval {it.approval.number})."
    ),
    events.Approved: lambda it: f"{it.name} granted approval {it.number}{_because(it.fee)}",
    events.Declined: lambda it: f"{it.name} declined approval {it.number}{_because(it.why)}",
    events.ApprovalWithdrawn: lambda it: f"Approval {it.number} isn't needed any more ({it.name}).",
    events.NoticeGiven: lambda it: (
        f"{it.notice.name} gave {_notice(it.notice)}: “{it.notice.text}”"
        f"{''.join(f', {what} {day}' for what, day in it.notice.dates)}."
    ),
    events.NoticeCame: lambda it: f"What notice {it.number} speaks of has come.",
    events.NoticeWithdrawn: lambda it: f"{it.name} withdrew notice {it.number}{_because(it.why)}",
    events.ContractReminded: lambda it: f"People were reminded of {it.about}.",
    events.ContractTimersRestored: lambda _: "Reminders had been lost, and were set again.",
    events.Reserved: lambda it: f"{spoken(it.quantity)} of {it.allowance} were held back for {it.ticket}{_in(it)}",
    events.Settled: lambda it: (
        f"{it.name or 'The desk'} took {spoken(it.quantity)} off {it.allowance} for {it.ticket}{_in(it)}"
    ),
    events.Reversed: lambda it: (
        f"{it.name or 'The desk'} gave {spoken(it.quantity)} of {it.allowance} back, from {it.ticket}{_in(it)}"
    ),
    events.ToppedUp: lambda it: (
        f"{it.name} added {spoken(it.quantity)} to {it.allowance} by approval {it.approval}{_in(it)}"
    ),
    events.DeskFileMerged: lambda it: f"The desk file says something else of them, and was merged in{_though(it)}.",
}


def told(event: ContractEvent) -> str:
    """Return a sentence about an event."""
    return LINES[type(event)](event)


def _in(event: Entry) -> str:
    """Return the period of an entry, and why it was made, to the end of the sentence."""
    text = getattr(event, "text", "")
    return f" ({event.period}){f': “{text}”' if text else ''}."


def _though(event: events.PlanChanged | events.PlanEnded | events.TermChanged | events.DeskFileMerged) -> str:
    return f", though that is worse within the term ({event.despite})" if event.despite else ""


def _plan(plan: PlanInForce) -> str:
    return f"{plan.ref} for {plan.product}" if plan.product else plan.ref


def _contact(contact: Contact) -> str:
    known = (contact.id, contact.email, *map(str, contact.accounts), contact.since and f"from {contact.since} on")
    return f"{contact.name} ({', '.join(str(one) for one in known if one)})"


def _because(words: str) -> str:
    return f": {stopped(words)}" if words else "."


def _overriding(overrode: tuple[str, ...]) -> str:
    """Return the end of a sentence about an act of the desk file, with what of the contract it replaced."""
    if REMOVAL in overrode:
        return ": the desk file has undone that they were removed."
    named = joined(tuple(FIELDS.get(one, one) for one in overrode))
    return f": the desk file has undone the {named} agreed since." if named else "."


def _notice(one: Notice) -> str:
    """Return what a notice is called: “notice 3 (the clause)”."""
    return f"announcement {one.number}" if one.is_announcement else f"notice {one.number} ({one.clause})"
