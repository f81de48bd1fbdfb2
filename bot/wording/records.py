"""A customer's records, as they are given to them: what each file says beside its data."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.model.attainment import Verdict
from bot.model.contract import Contract, Seat
from bot.model.desk import Customer
from bot.model.milestone import Milestone
from bot.model.ticket import Ticket
from bot.wording.ticket import promised, status
from policies.terms import Plan

GONE: Final = "(deleted)"

_WHAT = """# {customer}: your records

Made on {made} from the support desk of {desk}. These are the files on your business that the desk keeps: {tickets}.

- `customer.json` and `customer.md`: your plans, your term, your designated contacts with what they confirmed, notices,
  and how all of it came about.
- `allowances.json`: each entry about what your plan allows, such as hours or requests: what was spent, on which ticket.
- `tickets/…json` and `tickets/…md`: each ticket, for machines and for people. It has all that your people wrote and
  were told, by when something was promised, and when it came. What somebody wrote to the desk alone is theirs, and
  isn't here{private}.
- What our own people note among themselves isn't part of it. Files that were attached are on your chat platform; here
  you find their names.

## What is kept, and of whom

| what | of whom |
|---|---|
| name, email address, accounts on the chat platform, first day | each designated contact: {contacts} |
| name and account on the chat platform | everybody who wrote: {writers} |
| the words of each message, with edits and deletions, and the names of files | everybody who wrote |
| what they confirmed of their duties, and when; when they left a channel | each designated contact |
| who asked for an approval, allowed remote access, or logged work, and why | everybody who did |
| when each ticket was opened, answered, resolved and closed, and by whom | everybody who did |

It is kept in the desk's database and its copies. The desk erases nothing of it.
"""


def readme(
    customer: str,
    desk: str,
    made: datetime,
    tickets: int,
    *,
    private: int,
    contacts: Sequence[str],
    writers: Sequence[str],
) -> str:
    """Return what is in a customer's records, and what is kept of whom; `made` is an instant (UTC)."""
    return _WHAT.format(
        customer=customer,
        desk=desk,
        made=f"{made:%d %B %Y, %H:%M} UTC",
        tickets=f"{tickets} ticket{'' if tickets == 1 else 's'}",
        private=f" ({private} of them)" if private else "",
        contacts=", ".join(contacts) or "nobody",
        writers=", ".join(writers) or "nobody",
    )


def agreed(customer: Customer, contract: Contract | None, history: Sequence[str]) -> str:
    """Return what is agreed with a customer as a page: plans, term, contacts, and how it came about."""
    plans = [
        f"- {one.ref}{f' for {one.product}' if one.product else ''}, since {one.since:%d %B %Y}"
        for one in (contract.plans if contract else ())
    ] or [f"- {customer.plan}"]
    term = contract.term if contract else customer.term
    contacts = [_contact(seat) for seat in (contract.roster if contract else ())] or [
        f"- {one.name}" for one in customer.contacts
    ]
    parts = {
        "Plans": plans,
        "Term": [f"- {term.start} to {term.end}" if term else "- none is agreed"],
        "Designated contacts": contacts or ["- nobody"],
        "How it came about": history or ["- nothing has changed"],
    }
    return f"# {customer.name}\n\n" + "\n".join(f"## {name}\n\n" + "\n".join(of) + "\n" for name, of in parts.items())


def dated(at: datetime, what: str) -> str:
    """Return one line of a history; `at` is an instant (UTC)."""
    return f"- {at:%d %B %Y, %H:%M} UTC: {what}"


def promise(one: Milestone, verdict: Verdict | None) -> str:
    """Return one promise: by when it was due (UTC), and whether it was kept."""
    due = f"due {one.due_at:%d %B %Y, %H:%M} UTC" if one.due_at else "nothing is due"
    return f"{promised.label(one)}: {due} ({verdict.value if verdict else 'not wanted any more'})"


def _contact(seat: Seat) -> str:
    confirmed = f", confirmed their duties on {seat.attested.at:%d %B %Y}" if seat.attested else ""
    beyond = f", beyond the plan by approval of {seat.grant.name}" if seat.grant else ""
    return f"- {seat.contact.name}{confirmed}{beyond}"


def ticket(one: Ticket, plan: Plan, messages: Sequence[str], promises: Sequence[str], history: Sequence[str]) -> str:
    """Return one ticket as a page: its facts, what was written and promised, and what happened."""
    facts = {"Plan": plan.name, "Asked by": one.requester_name, "State": one.status.value}
    known = "\n".join(f"- {label}: {value}" for label, value in facts.items() if value)
    said = "\n\n".join(messages) or "Nobody wrote anything."
    told = "\n".join(f"- {line}" for line in history)
    title = f"# {one.id}: {status.severity_name(one, plan)}"
    owed = "\n".join(f"- {line}" for line in promises) or "- No time was promised."
    written = f"## What was written\n\n{said}\n\n## What was promised\n\n{owed}"
    return f"{title}\n\n{known}\n\n{written}\n\n## What happened\n\n{told}\n"


def message(who: str, at: datetime, text: str | None, files: Sequence[str]) -> str:
    """Return one message with who wrote it and when (UTC), its words and files as a quotation; None: it's gone."""
    body = "\n".join((GONE if text is None else text, *files))
    quoted = "\n".join(f"> {line}" for line in body.splitlines())
    return f"**{who}**, {at:%d %B %Y, %H:%M} UTC:\n\n{quoted}"
