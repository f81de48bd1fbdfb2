"""A customer's records, as they are given to them: what each file says beside its data."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.model.ticket import Ticket
from bot.wording.ticket import status
from policies.terms import Plan

GONE: Final = "(deleted)"

_WHAT = """# {customer}: your records

Made on {made} from the support desk of {desk}. These are the files on your business that the desk keeps: {tickets}.

- `customer.json`: your plan, your term and your designated contacts.
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
| when each ticket was opened, answered, resolved and closed, and by whom | everybody who did |

It is kept in the desk's database and its copies. Nothing is erased by itself yet.
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


def ticket(one: Ticket, plan: Plan, messages: Sequence[str], history: Sequence[str]) -> str:
    """Return one ticket as a page: its facts, what was written, and what happened."""
    facts = {"Plan": plan.name, "Asked by": one.requester_name, "State": one.status.value}
    known = "\n".join(f"- {label}: {value}" for label, value in facts.items() if value)
    said = "\n\n".join(messages) or "Nobody wrote anything."
    told = "\n".join(f"- {line}" for line in history)
    title = f"# {one.id}: {status.severity_name(one, plan)}"
    return f"{title}\n\n{known}\n\n## What was written\n\n{said}\n\n## What happened\n\n{told}\n"


def message(who: str, at: datetime, text: str | None, files: Sequence[str]) -> str:
    """Return one message with who wrote it and when (UTC), its words and files as a quotation; None: it's gone."""
    body = "\n".join((GONE if text is None else text, *files))
    quoted = "\n".join(f"> {line}" for line in body.splitlines())
    return f"**{who}**, {at:%d %B %Y, %H:%M} UTC:\n\n{quoted}"
