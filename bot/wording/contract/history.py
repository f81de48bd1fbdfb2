"""The history of what is agreed with a customer, one line for each event."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from bot import events
from bot.events import ContractEvent
from bot.events.contract import REMOVAL
from bot.events.ledger import Entry
from bot.model.approval import ContactWish
from bot.model.contract import PlanInForce
from bot.model.ids import PersonId
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

Namer = Callable[[PersonId], str]
"""The name of a person of the customer, with their id."""

LINES: Final[dict[type[ContractEvent], Callable[[Any, Namer], str]]] = {
    events.ContractOpened: lambda it, _: (
        f"The desk file named them first: {joined(tuple(map(_plan, it.plans)))}, "
        f"{joined(tuple(one.name for one in it.section.contacts)) or 'nobody'} as designated contacts."
    ),
    events.PlanChanged: lambda it, _: f"{_plan(it.plan)} is in force{_though(it)}.",
    events.PlanEnded: lambda it, _: f"{it.product} has no plan of its own any more{_though(it)}.",
    events.TermChanged: lambda it, _: (
        (f"The term runs from {it.term.start} to {it.term.end}" if it.term else "No term is agreed any more")
        + _though(it)
        + _overriding(it.overrode)
    ),
    events.ContactAdded: lambda it, _: (
        f"{_contact(it.contact)} is a designated contact"
        f"{f' by approval {it.grant.approval}' if it.grant else ''}{_overriding(it.overrode)}"
    ),
    events.ContactChanged: lambda it, _: f"{_contact(it.contact)} was changed{_overriding(it.overrode)}",
    events.ContactRemoved: lambda it, name: (
        f"{name(it.contact)} isn't a designated contact any more{_overriding(it.overrode)}"
    ),
    events.ContactTransferred: lambda it, name: (
        f"{_contact(it.to)} is a designated contact in the place of {name(it.contact)}."
    ),
    events.ContactLeft: lambda it, name: f"{name(it.contact)} left a channel of theirs.",
    events.ContactDeactivated: lambda it, name: f"The account of {name(it.contact)} is gone: {it.account}.",
    events.ContactReturned: lambda it, name: f"{name(it.contact)} is there again.",
    events.Attested: lambda it, name: f"{name(it.contact)} confirmed what the plan asks of a designated contact.",
    events.ApprovalAsked: lambda it, _: (
        f"{it.approval.name} wished for {named(it.approval)}"
        f"{' as a designated contact' if isinstance(it.approval.wish, ContactWish) else ''} "
        f"(approval {it.approval.number})."
    ),
    events.Approved: lambda it, _: f"{it.name} granted approval {it.number}{_because(it.fee)}",
    events.Declined: lambda it, _: f"{it.name} declined approval {it.number}{_because(it.why)}",
    events.ApprovalWithdrawn: lambda it, _: f"Approval {it.number} isn't needed any more ({it.name}).",
    events.NoticeGiven: lambda it, _: (
        f"{it.notice.name} gave {_notice(it.notice)}: “{it.notice.text}”"
        f"{''.join(f', {what} {day}' for what, day in it.notice.dates)}."
    ),
    events.NoticeCame: lambda it, _: f"What notice {it.number} speaks of has come.",
    events.NoticeWithdrawn: lambda it, _: f"{it.name} withdrew notice {it.number}{_because(it.why)}",
    events.ContractReminded: lambda it, _: f"People were reminded of {it.about}.",
    events.ContractTimersRestored: lambda _, __: "Reminders had been lost, and were set again.",
    events.Reserved: lambda it, _: f"{spoken(it.quantity)} of {it.allowance} were held back for {it.ticket}{_in(it)}",
    events.Settled: lambda it, _: (
        f"{it.name or 'The desk'} took {spoken(it.quantity)} off {it.allowance} for {it.ticket}{_in(it)}"
    ),
    events.Reversed: lambda it, _: (
        f"{it.name or 'The desk'} gave {spoken(it.quantity)} of {it.allowance} back, from {it.ticket}{_in(it)}"
    ),
    events.ToppedUp: lambda it, _: (
        f"{it.name} added {spoken(it.quantity)} to {it.allowance} by approval {it.approval}{_in(it)}"
    ),
    events.DeskFileMerged: lambda it, _: (
        f"What the desk file says of them changed; what else was agreed was kept{_though(it)}."
    ),
}


def told(happened: Sequence[ContractEvent]) -> tuple[str, ...]:
    """Return a sentence about each event of a contract, oldest first; all of them are given, for the names."""
    names = {one.id: one.name for event in happened for one in _people(event)}

    def name(person: PersonId) -> str:
        return f"{names[person]} ({person})" if names.get(person, person) != person else person

    return tuple(LINES[type(event)](event, name) for event in happened)


def _people(event: ContractEvent) -> tuple[Contact, ...]:
    """Return the people whom an event brings, with their names."""
    match event:
        case events.ContractOpened() | events.DeskFileMerged():
            return event.section.contacts
        case events.ContactAdded() | events.ContactChanged():
            return (event.contact,)
        case events.ContactTransferred():
            return (event.to,)
        case _:
            return ()


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
